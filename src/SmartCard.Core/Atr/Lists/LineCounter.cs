using System;
using System.Text;
using SmartCard.Atr.Statistics;
using SmartCard.Bytes;

namespace SmartCard.Atr.Lists;

/// <summary>Counts the ATRs of blocks of lines, one a line. One thread counts with it; several are added up.</summary>
internal sealed class LineCounter(AtrCounter counter, AtrListOptions options, UniqueAtrs? seenBefore)
{
    private const int LongestShown = 120;

    private readonly LineCache cache = new();

    /// <summary>The bytes of the line at hand.</summary>
    private readonly byte[] decoded = new byte[LineBlock.Size / 2];
    private byte[] withoutWildcards = [];
    private LineBlock block = new();
    private long blockLines;
    private long filePosition;

    private enum LineKind
    {
        Atr,
        Truncated,
        Pattern,
        None,
    }

    /// <summary>What the lines of the text at hand were.</summary>
    internal AtrListReading Reading { get; private set; } = new();

    /// <summary>Begins with another text.</summary>
    internal void Begin() => Reading = new();

    /// <summary>Counts the lines of a block.</summary>
    /// <param name="lines">The block.</param>
    /// <param name="position">Where the text begins among all that are counted.</param>
    internal void Count(LineBlock lines, long position)
    {
        block = lines;
        blockLines = 0;
        filePosition = position;
        if (lines.IsOverlong)
        {
            blockLines++;
            Refuse(lines.Start, Math.Min(lines.End, lines.Start + LongestShown), "The line is longer than any ATR.");
        }
        else
        {
            CountLines(lines);
        }

        Reading.AddBlock(lines.Index, blockLines);
    }

    /// <summary>Hands over what has been counted so far.</summary>
    internal AtrCounter TakeCounter()
    {
        for (int slot = 0; slot < LineCache.Capacity; slot++)
            CountAgain(slot);
        return counter;
    }

    private void CountLines(LineBlock lines)
    {
        byte[] bytes = lines.Bytes;
        for (int start = lines.Start; start < lines.End;)
        {
            int end = Array.IndexOf(bytes, (byte)'\n', start, lines.End - start);
            blockLines++;
            if (bytes[start] is not (byte)'\t' and not (byte)'#')
                CountLine(bytes, start, end - start);
            start = end + 1;
        }
    }

    private void CountLine(byte[] bytes, int start, int length)
    {
        bool fits = length is > 0 and <= LineCache.LongestLine;
        ulong hash = fits ? LineCache.HashOf(bytes, start, length) : 0;
        if (fits && cache.TryCount(bytes, start, length, hash))
        {
            Reading.Atrs++;
            return;
        }

        switch (Read(bytes, start, start + length, out int count))
        {
            case LineKind.Atr:
                Reading.Atrs++;
                long position = PositionOf(start);
                CountAtr(count, 1, position);
                if (fits)
                    Remember(bytes, start, length, hash, position);
                break;
            case LineKind.Truncated:
                Reading.Atrs++;
                Reading.Truncated++;
                break;
            case LineKind.Pattern:
                Reading.Patterns++;
                break;
            case LineKind.None when !IsBlank(bytes, start, start + length):
                Refuse(start, start + Math.Min(length, LongestShown), reason: null);
                break;
        }
    }

    /// <summary>From now on the line needs no decoding when it comes again.</summary>
    private void Remember(byte[] bytes, int start, int length, ulong hash, long position)
    {
        int slot = cache.SlotFor(hash);
        CountAgain(slot);
        cache.Put(slot, bytes, start, length, hash, position);
    }

    /// <summary>Counts how often a line came after its first time, which was counted at once.</summary>
    private void CountAgain(int slot)
    {
        if (!cache.TryTake(slot, out CachedLine line) || seenBefore is not null)
            return;
        Read(line.Bytes, line.Start, line.Start + line.Length, out int count);
        CountAtr(count, line.Again, line.Position);
    }

    private void CountAtr(int length, long count, long position)
    {
        if (seenBefore is null || seenBefore.Add(decoded, length))
            counter.Add(decoded, length, count, position);
    }

    /// <summary>Tells what a line is, and decodes it if it is an ATR.</summary>
    private LineKind Read(byte[] bytes, int start, int end, out int count)
    {
        if (HexText.TryParse(bytes, start, end, decoded, out count))
            return KindOf(count);
        if (!AtrPatternText.IsPattern(bytes, start, end))
            return LineKind.None;
        if (options.Wildcard == AtrWildcard.Zero && TryReadWildcards(bytes, start, end, out count))
            return KindOf(count) is LineKind.Truncated ? LineKind.Truncated : LineKind.Atr;
        return LineKind.Pattern;
    }

    private LineKind KindOf(int count) =>
        !AnswerToReset.IsAtr(decoded, count) ? LineKind.None
        : options.ExcludeTruncated && AtrLayout.Of(decoded, count).IsHistoricalCut ? LineKind.Truncated
        : LineKind.Atr;

    private bool TryReadWildcards(byte[] bytes, int start, int end, out int count)
    {
        if (withoutWildcards.Length < end - start)
            withoutWildcards = new byte[end - start];
        for (int i = start; i < end; i++)
            withoutWildcards[i - start] = bytes[i] is (byte)'.' or (byte)'*' ? (byte)'0' : bytes[i];
        return HexText.TryParse(withoutWildcards, 0, end - start, decoded, out count) && AnswerToReset.IsAtr(decoded, count);
    }

    private void Refuse(int start, int end, string? reason)
    {
        if (!Reading.ShowsMore)
        {
            Reading.RefuseUnseen();
            return;
        }

        string text = Encoding.UTF8.GetString(block.Bytes, start, end - start).TrimEnd('\r');
        Reading.Refuse(new RefusedLine(block.Index, blockLines, block.Position + start - block.Start, text, reason ?? ReasonOf(text)));
    }

    private static string ReasonOf(string text)
    {
        try
        {
            AnswerToReset.Parse(text);
            return "It is longer than any ATR.";
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }

    private long PositionOf(int start) => filePosition + block.Position + start - block.Start;

    private static bool IsBlank(byte[] bytes, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (bytes[i] is not (byte)' ' and not (byte)'\t' and not (byte)'\r')
                return false;
        }

        return true;
    }
}
