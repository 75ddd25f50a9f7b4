using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using CsCheck;
using SmartCard.Atr.Lists;
using SmartCard.Atr.Statistics;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Lists;

/// <summary>Lists are counted as their ATRs would be one by one, whatever the lines look like.</summary>
public sealed class AtrListCounterTests
{
    [Fact]
    public void A_list_gives_the_statistics_of_its_ATRs_one_by_one() =>
        RandomAtrs.Many.Sample(
            atrs => RandomAtrs.ByObjects(atrs).SequenceEqual(RandomAtrs.ByText(RandomAtrs.Text(atrs)).Rows),
            iter: 2000);

    /// <summary>Several blocks and workers; more different lines than are kept, so that most are put out again.</summary>
    [Fact]
    public void So_does_a_list_of_many_blocks()
    {
        List<byte[]> atrs = [];
        RandomAtrs.Many.Array[4000].Sample(lists => atrs.AddRange(lists.SelectMany(list => list)), iter: 1, threads: 1);
        byte[] text = RandomAtrs.Text(atrs);
        Assert.True(text.Length > 10 * LineBlock.Size, "the list should have many blocks");

        (string[] rows, AtrListReading reading) = RandomAtrs.ByText(text);

        Assert.Equal(RandomAtrs.ByObjects(atrs), rows);
        Assert.Equal(atrs.Count, reading.Atrs);
        Assert.Equal(atrs.Count, reading.Lines);
    }

    [Theory]
    [InlineData("3B 10 18\n3B1018\n3b:10:18\n3B-10-18\n0x3B,0x10,0x18\n0x3b, 0x10, 0x18", 6)] // HexText's forms
    [InlineData("3B 10 18\r\n3B 10 18\r\n", 2)]
    [InlineData("\n\n   \n3B 10 18\n\t\r\n", 1)]
    [InlineData("\uFEFF3B 10 18\n", 1)]
    [InlineData("# a comment\n3B 10 18\n\tA card\n\thttps://example.org\n\n#3B 10 18\n", 1)] // smartcard_list.txt
    [InlineData("3B 10 18", 1)]
    [InlineData("", 0)]
    public void A_line_is_an_ATR_in_any_form(string text, long count)
    {
        var counter = new AtrCounter(AtrFields.All.Where(field => field.Name == "TA1"));
        (_, AtrListReading reading) = RandomAtrs.ByText(RandomAtrs.Text(text), counter: counter);

        Assert.Equal(count, counter.Total);
        Assert.Equal(count, counter.GetStatistics().SingleOrDefault(row => Equals(row.Value, "0x18"))?.Count ?? 0);
        Assert.Equal(0, reading.RefusedCount);
    }

    [Fact]
    public void What_is_no_ATR_is_named_with_line_and_offset()
    {
        (_, AtrListReading reading) = RandomAtrs.ByText(RandomAtrs.Text("3B 00\nhello\n\n3B 0\n44 00\n3B\n3B 00\n"));

        Assert.Equal(4, reading.RefusedCount);
        Assert.Equal([(2L, 6L, "hello"), (4, 13, "3B 0"), (5, 18, "44 00"), (6, 24, "3B")], reading.Refused.Select(line => (line.Line, line.Offset, line.Text)));
        Assert.Equal(2, reading.Atrs);
        Assert.Equal(7, reading.Lines);
        Assert.Equal("line 5: TS, the byte at offset 0, is 44; an ATR begins with 3B (direct convention) or 3F (inverse convention).", reading.Refused[2].ToString());
    }

    [Fact]
    public void The_first_that_are_no_ATR_are_shown_wherever_they_stand()
    {
        // Line feeds before and between: each of the two stands in a block of its own.
        string text = new string('\n', LineBlock.Size + 10) + "one\n" + new string('\n', LineBlock.Size * 3) + "two\n";
        (_, AtrListReading reading) = RandomAtrs.ByText(RandomAtrs.Text(text));

        Assert.Equal([(LineBlock.Size + 11L, "one"), ((LineBlock.Size * 4L) + 12, "two")], reading.Refused.Select(line => (line.Line, line.Text)));
        Assert.Equal(text.Length - 8 + 2, reading.Lines);
    }

    [Fact]
    public void Of_many_that_are_no_ATR_five_are_shown()
    {
        (_, AtrListReading reading) = RandomAtrs.ByText(RandomAtrs.Text(string.Concat(Enumerable.Range(1, 200_000).Select(i => $"line {i}\n"))));

        Assert.Equal(200_000, reading.RefusedCount);
        Assert.Equal([1L, 2, 3, 4, 5], reading.Refused.Select(line => line.Line));
        Assert.Equal(["line 1", "line 2", "line 3", "line 4", "line 5"], reading.Refused.Select(line => line.Text));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void A_line_without_end_is_one_line_that_is_no_ATR(int before)
    {
        string text = string.Concat(Enumerable.Repeat("3B 00\n", before)) + new string('3', (LineBlock.Size * 3) + 5) + "\n3B 10 18\n";
        (_, AtrListReading reading) = RandomAtrs.ByText(RandomAtrs.Text(text));

        RefusedLine refused = Assert.Single(reading.Refused);
        Assert.Equal((before + 1, before * 6), (refused.Line, refused.Offset));
        Assert.Equal(before + 1, reading.Atrs);
        Assert.Equal(before + 2, reading.Lines);
    }

    [Theory]
    [InlineData("3B 9F .. 81", AtrWildcard.Skip, 0, 1)]
    [InlineData("3B 10 ..", AtrWildcard.Zero, 1, 0)]
    [InlineData("3B 10 .*", AtrWildcard.Zero, 1, 0)]
    [InlineData("3B 10 0", AtrWildcard.Zero, 0, 0)] // half a byte, and no pattern
    [InlineData("3B 10 .", AtrWildcard.Zero, 0, 1)] // half a byte
    [InlineData("3B 10 [0-9]8", AtrWildcard.Zero, 0, 1)] // a set
    [InlineData("3B 10 0[1,5]", AtrWildcard.Skip, 0, 1)] // as the list of 2016 writes sets
    [InlineData("3[BF] 10 18", AtrWildcard.Zero, 0, 1)]
    public void A_pattern_is_left_out_or_read_as_zeros(string line, AtrWildcard wildcard, long counted, long leftOut)
    {
        (_, AtrListReading reading) = RandomAtrs.ByText(RandomAtrs.Text(line), new() { Wildcard = wildcard });

        Assert.Equal((counted, leftOut), (reading.Atrs, reading.Patterns));
        Assert.Equal(1 - counted - leftOut, reading.RefusedCount);
    }

    [Fact]
    public void A_wildcard_is_the_digit_0()
    {
        var counter = new AtrCounter(AtrFields.All.Where(field => field.Name == "TA1"));
        RandomAtrs.ByText(RandomAtrs.Text("3B 10 1."), new() { Wildcard = AtrWildcard.Zero }, counter);

        Assert.Equal("0x10", Assert.Single(counter.GetStatistics()).Value);
    }

    [Fact]
    public void ATRs_without_all_their_historical_bytes_can_be_left_out()
    {
        (string[] rows, AtrListReading reading) = RandomAtrs.ByText(RandomAtrs.Text("3B 02 14\n3B 02 14 50\n3B 12\n3B 02 14\n3B 90"), new() { ExcludeTruncated = true });

        // 3B 90 ends before TA1 and announces no historical bytes.
        Assert.Equal((5L, 3L), (reading.Atrs, reading.Truncated));
        Assert.Contains("TS|String 0x3B|direct convention|2|2|100|100|3B 02 14 50", rows);
    }

    [Fact]
    public void Unique_counts_each_ATR_once_however_it_is_written() =>
        RandomAtrs.Many.Sample(atrs =>
        {
            byte[][] different = [.. atrs.DistinctBy(Convert.ToHexString)];
            byte[] text = RandomAtrs.Text(string.Join('\n', atrs.SelectMany(atr => new[] { Convert.ToHexString(atr), Convert.ToHexStringLower(atr) })));
            string[] rows = RandomAtrs.ByText(text, new() { Unique = true }).Rows;
            return rows.SequenceEqual(RandomAtrs.ByObjects(different));
        });

    [Fact]
    public void Several_texts_are_one_list()
    {
        var counter = new AtrCounter(AtrFields.All.Where(field => field.Name == "TA1"));
        var lists = new AtrListCounter(counter, new() { Unique = true });
        AtrListReading first = lists.Count(new MemoryStream(RandomAtrs.Text("3B 10 18\nx\n3B 10 11")), TestContext.Current.CancellationToken);
        AtrListReading second = lists.Count(new MemoryStream(RandomAtrs.Text("\n3B 10 11\ny")), TestContext.Current.CancellationToken);
        lists.Complete();

        Assert.Equal(2, counter.Total);
        Assert.Equal([(2L, "x")], first.Refused.Select(line => (line.Line, line.Text)));
        Assert.Equal([(3L, "y")], second.Refused.Select(line => (line.Line, line.Text)));
    }

    [Fact]
    public void It_can_be_cancelled_in_the_middle_of_an_endless_text()
    {
        using var source = new CancellationTokenSource();
        using var endless = new EndlessText(() => source.Cancel());

        Assert.ThrowsAny<OperationCanceledException>(() => new AtrListCounter(new AtrCounter(), new()).Count(endless, source.Token));
    }

    [Fact]
    public void What_the_text_throws_comes_through_and_the_lines_before_are_counted()
    {
        var counter = new AtrCounter();
        var lists = new AtrListCounter(counter, new());
        using var broken = new EndlessText(() => throw new InvalidDataException("broken"));

        Assert.Equal("broken", Assert.Throws<InvalidDataException>(() => lists.Count(broken, TestContext.Current.CancellationToken)).Message);
        lists.Count(new MemoryStream(RandomAtrs.Text("3B 10 18")), TestContext.Current.CancellationToken);
        lists.Complete();
        // Ten blocks came before, but for what was carried from one to the next.
        Assert.InRange(counter.Total, 9 * LineBlock.Size / 9, 10 * LineBlock.Size / 9);
    }

    /// <summary>ATRs without end; does something after ten blocks.</summary>
    private sealed class EndlessText(Action afterTenBlocks) : Stream
    {
        private long done;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            for (int i = 0; i < count; i++)
                buffer[offset + i] = (byte)"3B 10 18\n"[(int)((done + i) % 9)];
            done += count;
            if (done > 10 * LineBlock.Size)
                afterTenBlocks();
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
