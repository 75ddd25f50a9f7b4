using System.Linq;
using CsCheck;
using SmartCard.Atr;
using Xunit;

namespace SmartCard.Core.Tests.Atr;

/// <summary>Whatever the bytes are, there is an ATR or one clear error, and all of it can be read.</summary>
public sealed class RobustnessTests
{
    private static readonly Gen<byte[]> AnyBytes = Gen.Byte.Array[0, 64];

    /// <summary>Bytes that begin like an ATR and announce much: the parser's inside is reached.</summary>
    private static readonly Gen<byte[]> LikeAnAtr =
        Gen.Select(Gen.Bool.Select(direct => direct ? (byte)0x3B : (byte)0x3F), Gen.OneOf<byte>(Gen.Byte, Gen.Byte[0x80, 0xFF]).Array[1, 63], (ts, rest) => (byte[])[ts, .. rest]);

    [Fact]
    public void Any_bytes_give_an_ATR_or_an_error_with_its_offset() =>
        AnyBytes.Sample(bytes =>
        {
            bool isAtr = bytes.Length >= 2 && bytes[0] is 0x3B or 0x3F;
            try
            {
                ReadEverything(AnswerToReset.Parse(bytes));
                return isAtr;
            }
            catch (InvalidAtrException error)
            {
                return !isAtr && error.Offset is 0 or 1;
            }
        }, iter: 20_000);

    [Fact]
    public void Every_byte_stands_on_exactly_one_line() =>
        LikeAnAtr.Sample(bytes =>
        {
            AnswerToReset atr = AnswerToReset.Parse(bytes);
            ReadEverything(atr);
            return string.Join(" ", atr.Lines.Where(line => line.Value != "--" && !line.IsDetail).Select(line => line.Value)) == atr.Atr;
        }, iter: 20_000);

    [Fact]
    public void The_right_TCK_makes_the_exclusive_or_zero() =>
        LikeAnAtr.Where(bytes => AnswerToReset.Parse(bytes).TckStatus is TckStatus.Valid or TckStatus.Invalid).Sample(bytes =>
        {
            AnswerToReset atr = AnswerToReset.Parse(bytes);
            int end = 2 + atr.InterfaceBytes.Count + atr.HistoricalByteCount;
            bytes[end] = atr.ExpectedTck!.Value;
            AnswerToReset right = AnswerToReset.Parse(bytes);
            int sum = bytes.Skip(1).Take(end).Aggregate(0, (xor, value) => xor ^ value);
            return sum == 0 && right.TckStatus == TckStatus.Valid;
        });

    [Fact]
    public void Findings_stand_within_the_ATR_or_at_its_end() =>
        LikeAnAtr.Sample(bytes => AnswerToReset.Parse(bytes).Findings.All(finding => finding.Offset >= 1 && finding.Offset <= bytes.Length));

    [Fact]
    public void No_line_is_wider_than_a_terminal_of_80_columns_and_none_loses_a_word() =>
        LikeAnAtr.Sample(bytes => AnswerToReset.Parse(bytes).Lines.All(line =>
        {
            string[] shown = line.ToString().Split('\n');
            string[] words = [.. shown.SelectMany(part => part.Split(' ', System.StringSplitOptions.RemoveEmptyEntries))];
            string whole = $"{line.Offset} {line.Name} {line.Value} {line.Meaning}";
            return shown.All(part => part.Length <= 79)
                && string.Concat(words) == whole.Replace(" ", "", System.StringComparison.Ordinal);
        }));

    [Fact]
    public void A_very_long_chain_of_groups_is_read_in_one_pass()
    {
        // 100,000 groups of TA and TD: hostile text in a list, not a card.
        byte[] bytes = [0x3B, 0x80, .. Enumerable.Repeat<byte[]>([0x91, 0x11], 100_000).SelectMany(pair => pair)];
        AnswerToReset atr = AnswerToReset.Parse(bytes);

        Assert.Equal(200_000, atr.InterfaceBytes.Count);
        Assert.Contains(atr.Findings, finding => finding.Code == FindingCode.TooLong);
    }

    /// <summary>Reads every public property, and the text of all that hangs on it.</summary>
    private static void ReadEverything(AnswerToReset atr)
    {
        foreach (System.Reflection.PropertyInfo property in typeof(AnswerToReset).GetProperties())
            _ = property.GetValue(atr)?.ToString();
        foreach (InterfaceByte candidate in atr.InterfaceBytes)
            Assert.NotEmpty(candidate.Meaning);
        foreach (Finding finding in atr.Findings)
            Assert.NotEmpty(finding.Message);
    }
}
