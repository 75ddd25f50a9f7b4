using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using CsCheck;
using SmartCard.Atr;
using SmartCard.Atr.Lists;
using SmartCard.Atr.Statistics;
using SmartCard.Bytes;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Lists;

/// <summary>ATRs by chance, and the two ways to count them.</summary>
internal static class RandomAtrs
{
    /// <summary>Bytes that begin like an ATR; many announce further groups, some are cut, some go on after their end.</summary>
    internal static readonly Gen<byte[]> One =
        Gen.Select(Among(0x3B, 0x3F), Gen.OneOf<byte>(Gen.Byte, Gen.Byte[0x80, 0xFF], Among(0x11, 0x1F, 0x81, 0x31)).Array[1, 40], (ts, rest) => (byte[])[ts, .. rest]);

    /// <summary>Lists in which ATRs come again.</summary>
    internal static readonly Gen<byte[][]> Many =
        One.Array[1, 12].SelectMany(different => Gen.Int[0, different.Length - 1].Array[1, 60].Select(places => places.Select(place => different[place]).ToArray()));

    /// <summary>Every field by its definition, one object an ATR.</summary>
    internal static string[] ByObjects(IEnumerable<byte[]> atrs, AtrCounter? counter = null)
    {
        counter ??= new AtrCounter(AtrFields.All);
        foreach (byte[] atr in atrs)
            counter.Add(AnswerToReset.Parse(atr));
        return Rows(counter.GetStatistics());
    }

    /// <summary>The same from a text.</summary>
    internal static (string[] Rows, AtrListReading Reading) ByText(byte[] text, AtrListOptions? options = null, AtrCounter? counter = null)
    {
        counter ??= new AtrCounter(AtrFields.All);
        var lists = new AtrListCounter(counter, options ?? new());
        AtrListReading reading = lists.Count(new MemoryStream(text), TestContext.Current.CancellationToken);
        lists.Complete();
        return (Rows(counter.GetStatistics()), reading);
    }

    private static Gen<byte> Among(params byte[] values) => Gen.Int[0, values.Length - 1].Select(place => values[place]);

    internal static byte[] Text(IEnumerable<byte[]> atrs) => Text(string.Join('\n', atrs.Select(HexText.Format)));

    internal static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Everything a row says, but the measurement that it is of.</summary>
    internal static string[] Rows(IEnumerable<AtrStatistic> statistics) =>
        [.. statistics.Select(row => string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Property}|{row.Value?.GetType().Name} {row.Value}|{row.Meaning}|{row.Count}|{row.Total}|{row.Percent}|{row.PercentOfPresent}|{row.Example}"))];
}
