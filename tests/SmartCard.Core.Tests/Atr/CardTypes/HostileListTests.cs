using System;
using System.IO;
using System.Linq;
using System.Text;
using CsCheck;
using SmartCard.Atr.CardTypes;
using Xunit;

namespace SmartCard.Core.Tests.Atr.CardTypes;

/// <summary>Files that somebody made to hurt, or that are something else.</summary>
public sealed class HostileListTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("# only a comment\n")]
    [InlineData("\ttext without a key\n")]
    [InlineData("<!DOCTYPE html>\n<html><body>404</body></html>\n")]
    [InlineData("3B hello\n")]
    [InlineData("3B 00\none\ntwo\n")]
    public void What_is_no_list_is_refused(string text) =>
        Assert.Throws<InvalidCardTypeListException>(() => CardTypeLists.Read(text));

    [Fact]
    public void A_huge_line_is_passed_over_and_the_rest_is_read()
    {
        string huge = new('.', 7_000_000);
        CardTypeList list = CardTypeLists.Read($"3B 00\n\tbefore\n3B {huge}\n\tof the huge one\n3B 01\n\t{huge}\n3B 02\n\tafter\n");

        Assert.Equal(["3B 00", "3B 01", "3B 02"], list.Entries.Select(entry => entry.Pattern));
        Assert.Equal(["before", "after"], list.Entries.SelectMany(entry => entry.Description));
        Assert.Equal([3, 6], list.Unread.Select(line => line.Line));
    }

    [Fact]
    public void Nested_brackets_and_unclosed_sets_are_passed_over()
    {
        string nested = new('[', 4000);
        CardTypeList list = CardTypeLists.Read($"3B 00\n\ta\n3B 01\n\tb\n3B {nested}\n3B {nested}{new string(']', 4000)}\n");

        Assert.Equal(2, list.Entries.Count);
        Assert.Equal(2, list.UnreadCount);
    }

    [Fact]
    public void A_million_keys_are_refused()
    {
        StringBuilder text = new();
        for (int i = 0; i < 1_000_000; i++)
            text.Append("3B 00\n");

        Assert.Contains("200000", Assert.Throws<InvalidCardTypeListException>(() => CardTypeLists.Read(text.ToString())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_without_end_is_refused_after_16_MiB()
    {
        using EndlessStream stream = new();

        Assert.Throws<InvalidCardTypeListException>(() => CardTypeList.Read(stream, "endless"));
        Assert.InRange(stream.Given, 16 << 20, 40 << 20);
    }

    [Fact]
    public void Keys_with_many_open_places_are_matched_without_trying_all_ways()
    {
        // A backtracking matcher needs more than 2^30 steps for this.
        string key = "3B " + string.Concat(Enumerable.Repeat(".* 00 ", 20)) + "01";
        byte[] atr = [0x3B, .. new byte[200]];

        Assert.Empty(CardTypeLists.Read(key + "\n").Match(atr));
        Assert.Single(CardTypeLists.Read(key + "\n").Match([.. atr, 0x01]));
    }

    [Fact]
    public void Only_the_first_unread_lines_are_kept_and_all_are_counted()
    {
        string keys = string.Concat(Enumerable.Range(0, 100).Select(i => FormattableString.Invariant($"3B {i:X2}\n")));
        CardTypeList list = CardTypeLists.Read(keys + string.Concat(Enumerable.Repeat("what is this\n", 90)));

        Assert.Equal(90, list.UnreadCount);
        Assert.Equal(20, list.Unread.Count);
    }

    [Fact]
    public void Random_lines_are_read_or_refused_and_never_anything_else() =>
        Gen.String[Gen.Char["3BF0 .*[],-\t\r\n#^x\u001B"], 0, 300].Sample(text =>
        {
            try
            {
                CardTypeList list = CardTypeLists.Read("3B 00\n" + text);
                list.Match([0x3B, 0x00]);
                foreach (CardType entry in list.Entries)
                    Assert.DoesNotContain(entry.Description.Concat(entry.Urls), line => line.Any(char.IsControl));
            }
            catch (InvalidCardTypeListException)
            {
            }
        });

    [Fact]
    public void Random_bytes_are_read_or_refused_and_never_anything_else() =>
        Gen.Byte.Array[0, 500].Sample(bytes =>
        {
            try
            {
                CardTypeLists.Read([.. "3B 00\n"u8, .. bytes]);
            }
            catch (InvalidCardTypeListException)
            {
            }
        });

    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)'3', offset, count);
            Given += count;
            return count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
