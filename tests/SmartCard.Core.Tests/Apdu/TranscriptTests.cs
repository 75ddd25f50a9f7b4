using System;
using System.IO;
using System.Linq;
using CsCheck;
using SmartCard.Apdu;
using Xunit;

namespace SmartCard.Core.Tests.Apdu;

/// <summary>Transcripts by the rules that <see cref="Transcript"/> itself documents; commands and answers by ISO/IEC 7816-4.</summary>
public sealed class TranscriptTests
{
    private const string Text = """
        # ATR: 3B 02 14 50
        # PROTOCOL: T=0
        # taken down on a Sunday
        > 00A4040000
        < 6F 00 90 00 # 1.24 ms

        > 00 20 00 80 04 ** ** ** **
        < 90 00
        > 00 A4 04 00 00
        < 6A 82
        """;

    [Fact]
    public void A_transcript_has_the_card_and_what_was_said()
    {
        Transcript transcript = Read(Text);

        Assert.Equal(("3B 02 14 50", "T=0"), (transcript.Atr, transcript.Protocol));
        Assert.Equal(
            ["00 A4 04 00 00", "00 20 00 80 04 ** ** ** **", "00 A4 04 00 00"], transcript.Exchanges.Select(exchange => exchange.Command));
        Assert.Equal([5, 8, 10], transcript.Exchanges.Select(exchange => exchange.Line));
    }

    [Theory]
    [InlineData("> 00:20:00:80:02:**:**")]
    [InlineData("> 00200080 02****")]
    [InlineData("> 0x00 0x20 0x00 0x80 0x02 0x** 0x**")]
    public void A_byte_is_masked_in_every_form_of_hexadecimal(string command) =>
        Assert.Equal("00 20 00 80 02 ** **", Read(command + "\n< 9000").Exchanges.Single().Command);

    [Fact]
    public void In_order_each_command_has_its_turn()
    {
        TranscriptChannel card = new(Read(Text), inOrder: true);

        Assert.Equal("6F009000", Say(card, "00A4040000"));
        Assert.Contains("(line 7)", Assert.Throws<InvalidOperationException>(() => Say(card, "00A4040000")).Message, StringComparison.Ordinal);
        Assert.Equal("9000", Say(card, "002000800431323334"));
        Assert.Equal("6A82", Say(card, "00A4040000"));
        Assert.Throws<InvalidOperationException>(() => Say(card, "00A4040000"));
    }

    [Fact]
    public void In_any_order_the_next_exchange_with_the_command_answers()
    {
        TranscriptChannel card = new(Read(Text), inOrder: false);

        Assert.Equal(["6F009000", "6A82", "6F009000"], Enumerable.Range(0, 3).Select(_ => Say(card, "00A4040000")));
        Assert.Equal("9000", Say(card, "002000800439393939"));
        Assert.Equal("6D00", Say(card, "00B0000000"));
    }

    [Theory]
    [InlineData("> 00A40400", 1)]
    [InlineData("< 9000", 1)]
    [InlineData("> 00A40400\n> 00A40400\n< 9000", 2)]
    [InlineData("\n00A40400", 2)]
    [InlineData("> 00A4040\n< 9000", 1)]
    [InlineData("> 00A4040*\n< 9000", 1)]
    [InlineData("> 00A404F*\n< 9000", 1)]
    [InlineData("> *x12\n< 9000", 1)]
    [InlineData(">\n< 9000", 1)]
    [InlineData("> # 00A40400\n< 9000", 1)]
    [InlineData("# ATR: zz", 1)]
    public void What_is_no_transcript_is_told_with_its_line(string text, int line) =>
        Assert.Equal(line, Assert.Throws<InvalidTranscriptException>(() => Read(text)).Line);

    [Fact]
    public void What_was_written_down_is_said_again() =>
        Gen.Select(Gen.Byte.Array[4, 40], Gen.Byte.Array[2, 300]).Array[1, 10].Sample(exchanges =>
        {
            using StringWriter text = new();
            TranscriptWriter writer = new(text, includeSecrets: true);
            writer.WriteCard("Reader\r\n> 00", "3B 00", "T=1", DateTimeOffset.UnixEpoch);
            foreach ((byte[] command, byte[] answer) in exchanges)
                writer.Write(command, answer, TimeSpan.FromMilliseconds(1));

            TranscriptChannel card = new(Read(text.ToString()), inOrder: true);

            Assert.All(exchanges, exchange => Assert.Equal(exchange.Item2, card.Transmit(exchange.Item1)));
        });

    [Fact]
    public void A_PIN_is_masked_and_its_place_still_answers()
    {
        using StringWriter text = new();
        new TranscriptWriter(text).Write(Convert.FromHexString("002000800431323334"), [0x90, 0x00], TimeSpan.Zero);

        Assert.DoesNotContain("31", text.ToString(), StringComparison.Ordinal);
        Assert.Equal("9000", Say(new TranscriptChannel(Read(text.ToString()), inOrder: true), "002000800435363738"));
    }

    private static Transcript Read(string text)
    {
        using StringReader reader = new(text);
        return Transcript.Read(reader);
    }

    private static string Say(TranscriptChannel card, string command) => Convert.ToHexString(card.Transmit(Convert.FromHexString(command)));
}
