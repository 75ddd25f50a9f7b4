using System.Linq;
using SmartCard.Fixtures;
using SmartCard.Pcsc;
using Xunit;

namespace SmartCard.Core.Tests.Pcsc;

/// <summary>Readers and cards of the real pcscd, with cards in vsmartcard's slots.</summary>
[Collection(PcscService.Name)]
public sealed class VirtualReaderTests
{
    private const string OneCard = "3B 02 14 50";
    private const string AnotherCard = "3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC";

    // ISO/IEC 7816-3, 8.1: at most 32 characters after TS. Made up: 16 of T0 and interface bytes, 15 historical, TCK.
    private const string LongestCard =
        "3B FF 11 00 00 F1 01 00 00 F1 FE 55 00 7F 03 00 00 80 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E B7";

    public VirtualReaderTests(PcscService service) => service.Require();

    [Fact]
    public void An_empty_slot_has_no_card()
    {
        SmartCardReader reader = Read(VpcdSlot.First);

        Assert.Equal(ReaderState.Empty, reader.State);
        Assert.False(reader.CardPresent);
        Assert.Null(reader.Atr);
        Assert.Empty(reader.GetAtrBytes());
    }

    [Fact]
    public void A_card_comes_goes_and_is_followed_by_another()
    {
        int before = Read(VpcdSlot.First).EventCount;
        using (VpcdCard.Insert(VpcdSlot.First, OneCard))
        {
            SmartCardReader reader = Read(VpcdSlot.First);
            Assert.True(reader.CardPresent);
            Assert.Equal(OneCard, reader.Atr);
        }

        Assert.Null(Read(VpcdSlot.First).Atr);

        using (VpcdCard.Insert(VpcdSlot.First, AnotherCard))
            Assert.Equal(AnotherCard, Read(VpcdSlot.First).Atr);

        // Two cards came and went: four events, or three when the count begins with the first.
        Assert.InRange((Read(VpcdSlot.First).EventCount - before) & 0xFFFF, 3, 4);
    }

    [Fact]
    public void Two_slots_are_read_at_once()
    {
        using VpcdCard first = VpcdCard.Insert(VpcdSlot.First, OneCard);
        using VpcdCard second = VpcdCard.Insert(VpcdSlot.Second, AnotherCard);
        using PcscContext context = PcscContext.Establish();

        Assert.Equal([OneCard, AnotherCard], context.GetReaders().Select(reader => reader.Atr));
    }

    [Fact]
    public void A_card_of_33_bytes_is_read_whole()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.Second, LongestCard);

        Assert.Equal(LongestCard, Read(VpcdSlot.Second).Atr);
        Assert.Equal(33, Read(VpcdSlot.Second).GetAtrBytes().Length);
    }

    [Fact]
    public void A_card_that_does_not_answer_is_mute()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, "");
        SmartCardReader reader = Read(VpcdSlot.First);

        Assert.True(reader.CardPresent);
        Assert.True(reader.State.HasFlag(ReaderState.Mute));
        Assert.Null(reader.Atr);
    }

    [Fact]
    public void Reading_leaves_the_card_to_those_who_use_it()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, OneCard);
        SmartCardReader once = Read(VpcdSlot.First);
        SmartCardReader again = Read(VpcdSlot.First);

        Assert.False(again.State.HasFlag(ReaderState.InUse));
        Assert.Equal(once.EventCount, again.EventCount);
    }

    [Fact]
    public void The_bytes_are_a_copy()
    {
        using VpcdCard card = VpcdCard.Insert(VpcdSlot.First, OneCard);
        SmartCardReader reader = Read(VpcdSlot.First);
        reader.GetAtrBytes()[0] = 0;

        Assert.Equal(0x3B, reader.GetAtrBytes()[0]);
    }

    [Fact]
    public void A_thousand_contexts_leave_none_behind()
    {
        // pcscd takes 200 contexts at a time (PCSC_MAX_CONTEXT_THREADS).
        for (int i = 0; i < 1000; i++)
        {
            using PcscContext context = PcscContext.Establish();
            Assert.NotEmpty(context.ListReaders());
        }
    }

    private static SmartCardReader Read(VpcdSlot slot)
    {
        using PcscContext context = PcscContext.Establish();
        return context.GetReaders().Single(reader => reader.ReaderName == slot.ReaderName);
    }
}
