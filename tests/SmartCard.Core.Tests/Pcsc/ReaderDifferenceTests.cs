using System;
using System.Linq;
using CsCheck;
using SmartCard.Pcsc;
using SmartCard.Pcsc.Native;
using Xunit;

namespace SmartCard.Core.Tests.Pcsc;

/// <summary>What lies between two looks at a reader, by state and counter (winscard.h: EMPTY 0x10, PRESENT 0x20; the counter in the upper half).</summary>
public sealed class ReaderDifferenceTests
{
    private const string One = "3B 00";
    private const string Other = "3B 01";

    [Theory]
    [InlineData("empty 3", "empty 3", "")]
    [InlineData("3B00 3", "3B00 3", "")]
    [InlineData("empty 3", "3B00 4", "+3B 00@4")]
    [InlineData("3B00 3", "empty 4", "-3B 00@4")]
    [InlineData("3B00 3", "3B00 5", "-3B 00@4 +3B 00@5")]
    [InlineData("empty 3", "empty 5", "+@4 -@5")]
    [InlineData("3B00 3", "3B01 5", "-3B 00@4 +3B 01@5")]
    [InlineData("empty 3", "3B01 8", "+@4 -@5 +@6 -@7 +3B 01@8")]
    [InlineData("empty 65535", "3B00 0", "+3B 00@0")]
    [InlineData("3B00 65535", "3B00 1", "-3B 00@0 +3B 00@1")]
    [InlineData("empty 0", "3B00 0", "+3B 00@0")]
    [InlineData("3B00 0", "3B01 0", "-3B 00@0 +3B 01@0")]
    [InlineData("3B00 40", "3B00 0", "")]
    [InlineData("3B00 40", "3B00 2", "-3B 00@1 +3B 00@2")]
    [InlineData("3B00 40", "empty 0", "-3B 00@0")]
    [InlineData("3B00 3", "3B00 4", "-3B 00@3 +3B 00@4")]
    public void Each_card_that_came_or_went_is_told(string before, string after, string expected) =>
        Assert.Equal(expected, Text(Reader(before), Reader(after)));

    [Fact]
    public void As_many_events_come_as_were_counted_and_they_lead_from_the_one_state_to_the_other() =>
        Gen.Select(Gen.Int[0, 65535], Gen.Int[0, 3000], Gen.Bool).Sample((counter, moves, present) =>
        {
            SmartCardReader before = Reader($"{(present ? One : "empty")} {counter}");
            bool end = present ^ (moves % 2 is 1);
            SmartCardReader after = Reader($"{(end ? Other : "empty")} {(counter + moves) % 65536}");
            SmartCardEvent[] events = [.. ReaderDifference.Between(before, after, DateTime.Now)];
            if (moves is 0)
                return;

            Assert.Equal(moves, events.Length);
            bool now = present;
            for (int i = 0; i < events.Length; i++)
            {
                now = !now;
                Assert.Equal(now ? SmartCardEventKind.CardInserted : SmartCardEventKind.CardRemoved, events[i].Event);
                Assert.Equal((counter + i + 1) % 65536, events[i].EventCount);
            }

            Assert.Equal(end, now);
        });

    private static string Text(SmartCardReader before, SmartCardReader after) => string.Join(
        ' ',
        ReaderDifference.Between(before, after, DateTime.Now)
            .Select(change => $"{(change.Event is SmartCardEventKind.CardInserted ? "+" : change.Event is SmartCardEventKind.CardRemoved ? "-" : "?")}{change.Atr}@{change.EventCount}"));

    /// <summary>A card's ATR or "empty", then the counter.</summary>
    private static SmartCardReader Reader(string text)
    {
        int end = text.LastIndexOf(' ');
        bool present = text[..end] is not "empty";
        return new SmartCardReader(new ReaderStatus("A")
        {
            EventState = (uint.Parse(text[(end + 1)..], System.Globalization.CultureInfo.InvariantCulture) << 16) | (present ? 0x20u : 0x10u),
            Atr = present ? Convert.FromHexString(text[..end].Replace(" ", "", StringComparison.Ordinal)) : [],
        });
    }
}
