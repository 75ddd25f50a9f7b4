using System;
using System.Collections.Generic;
using SmartCard.Apdu;
using SmartCard.Bytes;
using Xunit;

namespace SmartCard.Core.Tests.Apdu;

/// <summary>61xx and 6Cxx by ISO/IEC 7816-4, 5.1.3, and what a hostile card makes of them.</summary>
public sealed class ResponseCompletionTests
{
    [Fact]
    public void An_answer_that_is_complete_is_handed_on_as_it_is()
    {
        byte[] answer = [0x6F, 0x00, 0x90, 0x00];

        Assert.Same(answer, new ResponseCompletion(new Card(_ => answer)).Transmit([0, 0xA4, 4, 0]));
    }

    [Theory]
    [InlineData("00 A4 04 00 01 AA", "00 C0 00 00 03")]
    [InlineData("0E A4 04 00 01 AA", "02 C0 00 00 03")] // secure messaging in channel 2
    [InlineData("11 DB 3F FF 01 AA", "01 C0 00 00 03")] // chaining in channel 1
    [InlineData("65 A4 04 00 01 AA", "45 C0 00 00 03")] // secure messaging in channel 9
    [InlineData("84 F2 40 00 02 4F 00", "80 C0 00 00 03")] // GlobalPlatform
    [InlineData("A0 A4 00 00 02 3F 00", "A0 C0 00 00 03")] // SIM: ETSI TS 102 221 and its predecessors
    public void Data_that_waits_is_fetched_in_the_same_channel(string command, string getResponse)
    {
        var card = new Script([command, "61 03"], [getResponse, "01 02 03 90 00"]);

        Assert.Equal("01 02 03 90 00", card.Complete(command));
    }

    [Fact]
    public void Data_is_collected_until_the_card_is_done_and_its_last_status_stays()
    {
        var card = new Script(
            ["00 CB 3F FF 03 5C 01 7E 00", "01 61 02"],
            ["00 C0 00 00 02", "02 03 61 00"],
            ["00 C0 00 00 00", "6C 01"],
            ["00 C0 00 00 01", "04 62 82"]);

        Assert.Equal("01 02 03 04 62 82", card.Complete("00 CB 3F FF 03 5C 01 7E 00"));
    }

    [Theory]
    [InlineData("00 B0 00 00 00", "6C 10", "00 B0 00 00 10")]
    [InlineData("00 B0 00 00 10", "6C 00", "00 B0 00 00 00")]
    [InlineData("00 B0 00 00 00 00 00", "6C 10", "00 B0 00 00 00 00 10")]
    [InlineData("00 CB 3F FF 00 00 01 5C 00 00", "6C 20", "00 CB 3F FF 00 00 01 5C 00 20")]
    [InlineData("00 84 00 00", "6C 08", "00 84 00 00 08")]
    public void A_wrong_Le_is_set_right_in_the_form_of_the_command(string command, string answer, string again)
    {
        var card = new Script([command, answer], [again, "AA 90 00"]);

        Assert.Equal("AA 90 00", card.Complete(command));
    }

    [Fact]
    public void Every_single_exchange_can_be_seen()
    {
        var seen = new List<string>();
        var card = new Script(["00 B0 00 00 00", "6C 02"], ["00 B0 00 00 02", "61 01"], ["00 C0 00 00 01", "AA 90 00"]);

        card.Complete("00 B0 00 00 00", (command, answer) => seen.Add(HexText.Format(command) + " > " + HexText.Format(answer)));

        Assert.Equal(["00 B0 00 00 00 > 6C 02", "00 B0 00 00 02 > 61 01", "00 C0 00 00 01 > AA 90 00"], seen);
    }

    [Fact]
    public void A_second_6Cxx_is_the_answer()
    {
        int count = 0;
        var completion = new ResponseCompletion(new Card(_ => [0x6C, (byte)++count]));

        Assert.Equal([0x6C, 0x02], completion.Transmit([0, 0xB0, 0, 0, 0]));
        Assert.Equal(2, count);
    }

    [Fact]
    public void A_6Cxx_for_bytes_that_are_no_command_is_the_answer() =>
        Assert.Equal([0x6C, 0x02], new ResponseCompletion(new Card(_ => [0x6C, 0x02])).Transmit([0x00]));

    [Theory]
    [InlineData("")]
    [InlineData("90")]
    public void An_answer_without_status_is_told(string answer)
    {
        CardAnswerException error = Assert.Throws<CardAnswerException>(() => new ResponseCompletion(new Card(_ => HexText.Parse(answer))).Transmit([0, 0, 0, 0]));

        Assert.Equal(CardAnswerFault.TooShort, error.Fault);
    }

    [Fact]
    public void A_61xx_without_end_has_an_end()
    {
        int count = 0;
        CardAnswerException error = Assert.Throws<CardAnswerException>(() => new ResponseCompletion(new Card(_ =>
        {
            count++;
            return [0x61, 0x10];
        })).Transmit([0, 0xA4, 4, 0]));

        Assert.Equal(CardAnswerFault.Endless, error.Fault);
        Assert.Equal(ResponseCompletion.MaxRounds + 1, count);
    }

    [Theory]
    [InlineData(65536, 0)] // the most that a command can ask for
    [InlineData(65537, 1)]
    public void An_answer_of_64_KiB_is_taken_and_no_byte_more(int length, int isTooLong)
    {
        var completion = new ResponseCompletion(new Card(_ => [.. new byte[length], 0x90, 0x00]));

        if (isTooLong == 0)
            Assert.Equal(length + 2, completion.Transmit([0, 0xB0, 0, 0, 0, 0, 0]).Length);
        else
            Assert.Equal(CardAnswerFault.TooLong, Assert.Throws<CardAnswerException>(() => completion.Transmit([0, 0xB0, 0, 0, 0, 0, 0])).Fault);
    }

    [Fact]
    public void Collected_data_is_bounded_too()
    {
        var completion = new ResponseCompletion(new Card(_ => [.. new byte[256], 0x61, 0x00]));

        Assert.Equal(CardAnswerFault.TooLong, Assert.Throws<CardAnswerException>(() => completion.Transmit([0, 0xA4, 4, 0])).Fault);
    }

    private sealed class Card(Func<byte[], byte[]> answer) : ICardChannel
    {
        public byte[] Transmit(byte[] command) => answer(command);
    }

    /// <summary>Commands and answers, strictly in order.</summary>
    private sealed class Script(params string[][] exchanges) : ICardChannel
    {
        private int at;

        public byte[] Transmit(byte[] command)
        {
            Assert.Equal(exchanges[at][0], HexText.Format(command));
            return HexText.Parse(exchanges[at++][1]);
        }

        public string Complete(string command, Action<byte[], byte[]>? exchanged = null)
        {
            byte[] answer = new ResponseCompletion(this, exchanged).Transmit(HexText.Parse(command));
            Assert.Equal(exchanges.Length, at);
            return HexText.Format(answer);
        }
    }
}
