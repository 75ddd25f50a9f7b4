using System;
using CsCheck;
using SmartCard.Apdu;
using SmartCard.Bytes;
using Xunit;

namespace SmartCard.Core.Tests.Apdu;

/// <summary>What is shown of commands that carry secrets. Instructions: ISO/IEC 7816-4:2020, table 5; GlobalPlatform 2.3, 11.8 and 11.11.</summary>
public sealed class SecretCommandsTests
{
    // The shape "00 20 00 80 08 ** **" is the wish; where a length field does not fit what follows, it may be a digit of the PIN.
    [Theory]
    [InlineData("00 20 00 80 08 31 32 33 34 FF FF FF FF", "00 20 00 80 08 ** ** ** ** ** ** ** **")]
    [InlineData("00 20 00 80 04 31 32 33 34 00", "00 20 00 80 04 ** ** ** ** **")]
    [InlineData("00 20 00 80", "00 20 00 80")]
    [InlineData("00 20 00 80 00", "00 20 00 80 00")]
    [InlineData("00 20 00 80 31", "00 20 00 80 **")]
    [InlineData("00 20 00 80 31 32 33 34", "00 20 00 80 ** ** ** **")]
    [InlineData("00 20 00 80 09 31 32 33 34", "00 20 00 80 ** ** ** ** **")]
    [InlineData("00 20 00 80 00 00 04 31 32 33 34", "00 20 00 80 00 00 04 ** ** ** **")]
    [InlineData("00 20 00 80 00 00 04 31 32 33 34 00 00", "00 20 00 80 00 00 04 ** ** ** ** ** **")]
    [InlineData("00 20 00 80 00 31 32 33 34", "00 20 00 80 ** ** ** ** **")]
    [InlineData("20 00 80 04 31 32 33 34", "20 00 80 ** ** ** ** **")]
    [InlineData("00 20", "00 20")]
    public void Header_and_length_are_shown_and_nothing_else(string command, string shown) =>
        Assert.Equal(shown, SecretCommands.Mask(HexText.Parse(command)));

    // CLA: logical channels 1 to 3 and 4 to 19, secure messaging, chaining (ISO/IEC 7816-4:2020, 5.4.1); 80, A0, D0 proprietary.
    [Theory]
    [InlineData("00")]
    [InlineData("01")]
    [InlineData("03")]
    [InlineData("0C")]
    [InlineData("10")]
    [InlineData("40")]
    [InlineData("4F")]
    [InlineData("5F")]
    [InlineData("60")]
    [InlineData("80")]
    [InlineData("A0")]
    [InlineData("D0")]
    [InlineData("FF")]
    public void Every_class_is_masked(string cla)
    {
        foreach (string ins in (string[])["20", "21", "24", "25", "26", "28", "2C", "2D", "82", "C2", "C3", "D8", "DA", "DB"])
            Assert.Equal($"{cla} {ins} 00 01 02 ** **", SecretCommands.Mask(HexText.Parse($"{cla} {ins} 00 01 02 31 32")));
    }

    [Theory]
    [InlineData("80 E2 00 00 02 31 32", true)]
    [InlineData("00 E2 00 00 02 31 32", false)]
    [InlineData("FF 00 00 00 02 D4 42", true)]
    [InlineData("00 00 00 00 02 D4 42", false)]
    [InlineData("00 A4 04 00 02 3F 00", false)]
    [InlineData("00 88 00 00 02 31 32", false)]
    [InlineData("00 86 00 00 02 7C 00", false)]
    [InlineData("00 B0 00 00 20", false)]
    [InlineData("20", false)]
    [InlineData("", false)]
    public void An_instruction_is_in_the_table_or_not(string command, bool secret) =>
        Assert.Equal(secret, SecretCommands.Contains(HexText.Parse(command)));

    [Fact]
    public void A_command_without_a_secret_is_written_whole() =>
        Assert.Equal("00 A4 04 00 02 3F 00", SecretCommands.Mask([0x00, 0xA4, 0x04, 0x00, 0x02, 0x3F, 0x00]));

    [Theory]
    [InlineData("90 00", "90 00")]
    [InlineData("31 32 33 34 90 00", "** ** ** ** 90 00")]
    [InlineData("63", "63")]
    [InlineData("", "")]
    public void An_answer_shows_its_status_word(string answer, string shown) =>
        Assert.Equal(shown, SecretCommands.MaskAnswer(HexText.Parse(answer)));

    [Fact]
    public void No_digit_of_a_PIN_behind_a_VERIFY_header_is_ever_shown() =>
        Gen.Byte.Array[0, 300].Sample(rest =>
        {
            byte[] command = [0x00, 0x20, 0x00, 0x80, .. rest];
            string[] shown = SecretCommands.Mask(command).Split(' ');

            Assert.Equal(command.Length, shown.Length);
            int lengthField = shown.Length - Array.FindLastIndex(shown, pair => pair is not "**") - 1;
            // What is shown after the header is a length that tells what follows, with or without Le.
            int shownLength = shown.Length - lengthField - 4;
            int tells = shownLength switch { 1 => rest[0], 3 => (rest[1] << 8) | rest[2], _ => 0 };
            Assert.Contains(shownLength, new[] { 0, 1, 3 });
            if (shownLength > 0)
                Assert.InRange(rest.Length - shownLength - tells, 0, 2);
        });

    [Fact]
    public void The_rest_of_an_answer_that_GET_RESPONSE_fetches_is_masked_with_it()
    {
        SecretExchanges exchanges = new();
        byte[] getResponse = [0x00, 0xC0, 0x00, 0x00, 0x04];

        Assert.True(exchanges.Next([0x00, 0x20, 0x00, 0x80, 0x01, 0x31], [0x61, 0x04], 2, out bool verify));
        Assert.True(verify);
        Assert.True(exchanges.Next(getResponse, [0x31, 0x61, 0x01], 3, out bool first));
        Assert.False(first);
        Assert.True(exchanges.Next(getResponse, [0x31, 0x90, 0x00], 3, out _));
        Assert.False(exchanges.Next(getResponse, [0x31, 0x90, 0x00], 3, out _));
    }
}
