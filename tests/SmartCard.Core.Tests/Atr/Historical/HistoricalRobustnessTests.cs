using System.Linq;
using System.Reflection;
using CsCheck;
using SmartCard.Atr;
using SmartCard.Atr.Historical;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Historical;

/// <summary>Whatever the historical bytes are, the objects cover them, and what is wrong has an offset.</summary>
public sealed class HistoricalRobustnessTests
{
    /// <summary>0 to 15 historical bytes, of which some may be missing; the categories of the standard come often.</summary>
    private static readonly Gen<byte[]> AnyAtr =
        Gen.Select(
            Gen.OneOf<byte>(AnyOf(0x00, 0x10, 0x80), Gen.Byte),
            Gen.OneOf<byte>(Gen.Byte, AnyOf(0x31, 0x4F, 0x73, 0x82, 0x83, 0x12, 0x00, 0xF5)).Array[0, 14],
            Gen.Int[0, 14],
            (category, rest, missing) => (byte[])[0x3B, (byte)System.Math.Min(15, rest.Length + 1 + missing), category, .. rest]);

    [Fact]
    public void Objects_cover_the_bytes_exactly() =>
        AnyAtr.Sample(
            bytes =>
            {
                AnswerToReset atr = AnswerToReset.Parse(bytes);
                HistoricalContent content = atr.Historical!;
                if (content.Category is HistoricalCategory.Reserved or HistoricalCategory.Proprietary)
                    return content.DataObjects.Count == 0;
                string covered = string.Join(" ", atr.Lines.Where(line => line.IsDetail).Select(line => line.Value));
                string objects = string.Join(" ", content.DataObjects.Select(found => (found.Header + " " + found.Value).Trim()));
                return covered == content.Value
                    && (content.Category == HistoricalCategory.DirDataReference || (content.CategoryIndicator.ToString("X2", null) + " " + objects).Trim() == content.Value);
            },
            iter: 50_000);

    [Fact]
    public void What_could_not_be_read_is_a_finding_within_the_historical_bytes() =>
        AnyAtr.Sample(
            bytes =>
            {
                AnswerToReset atr = AnswerToReset.Parse(bytes);
                Finding[] found = [.. atr.Findings.Where(finding => finding.Code != FindingCode.HistoricalBytesTruncated)];
                int flawed = atr.Historical!.DataObjects.Count(item => !item.HasDefinedLength);
                return found.All(finding => finding.Offset >= Sample.Start && finding.Offset <= bytes.Length && finding.Severity != FindingSeverity.Error)
                    && found.Select(finding => finding.Offset).SequenceEqual(found.Select(finding => finding.Offset).Order())
                    && flawed <= found.Length;
            },
            iter: 50_000);

    [Fact]
    public void Every_property_of_every_object_can_be_read() =>
        AnyAtr.Sample(
            bytes =>
            {
                HistoricalContent content = AnswerToReset.Parse(bytes).Historical!;
                Read(content);
                foreach (HistoricalObject found in content.DataObjects)
                    Read(found);
                if (content.StorageCard is StorageCard card)
                    Read(card);
            },
            iter: 20_000);

    private static Gen<byte> AnyOf(params byte[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static void Read(object read)
    {
        foreach (PropertyInfo property in read.GetType().GetProperties())
            _ = property.GetValue(read)?.ToString();
        Assert.NotEmpty(read.ToString()!);
    }
}
