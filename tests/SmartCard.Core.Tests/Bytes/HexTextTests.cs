using System.Linq;
using System.Text;
using CsCheck;
using SmartCard.Bytes;
using Xunit;

namespace SmartCard.Core.Tests.Bytes;

public sealed class HexTextTests
{
    [Theory]
    [InlineData("3B9418")]
    [InlineData("3b9418")]
    [InlineData("3B 94 18")]
    [InlineData("3b:94:18")] // opensc-tool --atr
    [InlineData("3B-94-18")] // BitConverter.ToString
    [InlineData("0x3B,0x94,0x18")]
    [InlineData("0x3B, 0x94, 0x18")]
    [InlineData("0X3B 0X94 0X18")]
    [InlineData("0x3B9418")]
    [InlineData("3B94 18")]
    [InlineData("  3B\t94\r\n18  ")]
    [InlineData("3B\u00A094\u00A018")] // copied from a web page
    [InlineData("3B;94;18;")]
    public void Every_usual_form_gives_the_same_bytes(string text) =>
        Assert.Equal([0x3B, 0x94, 0x18], HexText.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(",")]
    public void No_digits_give_no_bytes(string text) => Assert.Empty(HexText.Parse(text));

    [Theory]
    [InlineData("3B 9Z", 4)] // Z is no digit
    [InlineData("3B .. 11", 3)] // a pattern of a list is no text of bytes
    [InlineData("3B 9", 3)] // a digit alone at the end
    [InlineData("3 B", 0)] // a digit alone before a separator
    [InlineData("3B9", 2)]
    [InlineData("x3B", 0)]
    [InlineData("0x", 2)] // nothing after the prefix
    [InlineData("3B 0x,94", 5)]
    [InlineData("0x0x3B", 3)] // one prefix a byte
    [InlineData("3B\u0000", 2)]
    [InlineData("３B", 0)] // a full-width digit is no hexadecimal digit
    public void What_is_no_hex_is_refused_at_its_offset(string text, int offset)
    {
        InvalidHexException error = Assert.Throws<InvalidHexException>(() => HexText.Parse(text));
        Assert.Equal(offset, error.Offset);
    }

    [Fact]
    public void A_message_holds_no_control_character() =>
        Assert.DoesNotContain('\u001B', Assert.Throws<InvalidHexException>(() => HexText.Parse("\u001B[31m")).Message);

    [Theory]
    [InlineData(new byte[0], "")]
    [InlineData(new byte[] { 0x0A }, "0A")]
    [InlineData(new byte[] { 0x3B, 0x00, 0xFF }, "3B 00 FF")]
    public void Bytes_are_written_as_upper_case_pairs(byte[] bytes, string text) =>
        Assert.Equal(text, HexText.Format(bytes));

    [Fact]
    public void What_is_written_is_read_back() =>
        Gen.Byte.Array[0, 64].Sample(bytes => HexText.Parse(HexText.Format(bytes)).SequenceEqual(bytes));

    [Fact]
    public void Any_text_gives_bytes_or_an_offset_within_it() =>
        Gen.String[Gen.Char["0123456789abcdefABCDEFxX ,:;-.[]gZ\t\u00A0é\0"], 0, 40].Sample(text =>
        {
            try
            {
                return HexText.Parse(text).Length <= text.Length / 2;
            }
            catch (InvalidHexException error)
            {
                return error.Offset >= 0 && error.Offset <= text.Length;
            }
        });

    /// <summary>Digits, separators, prefixes and a few that are neither, so that many texts are read and many are not.</summary>
    [Fact]
    public void Text_as_bytes_is_read_as_text_is() =>
        Gen.Char["0123456789abcdefABCDEFxX ,;:-\t\r.*g#"].Array[0, 24].Select(characters => new string(characters)).Sample(
            text =>
            {
                byte[] read = new byte[text.Length];
                bool isHex = HexText.TryParse(Encoding.ASCII.GetBytes(text), 0, text.Length, read, out int count);
                try
                {
                    return HexText.Parse(text).SequenceEqual(read[..count]) && isHex;
                }
                catch (InvalidHexException)
                {
                    return !isHex;
                }
            },
            iter: 100_000);
}
