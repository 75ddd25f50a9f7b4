using System;
using System.IO;
using System.Runtime.ExceptionServices;

namespace SmartCard.Atr.Lists;

/// <summary>Cuts a text into blocks at line ends. Several threads may ask for blocks.</summary>
internal sealed class LineBlockReader(Stream stream)
{
    private readonly object turn = new();
    private readonly byte[] carried = new byte[LineBlock.Size];
    private int carriedCount;
    private long position;
    private int index;
    private bool isInOverlongLine;
    private bool isAtEnd;

    /// <summary>What the stream threw, until the lines before it are read.</summary>
    private ExceptionDispatchInfo? failure;

    /// <summary>Whether nothing is left.</summary>
    internal bool IsAtEnd
    {
        get
        {
            lock (turn)
                return isAtEnd && carriedCount == 0 && failure is null;
        }
    }

    /// <summary>How many bytes have been read into blocks.</summary>
    internal long Position
    {
        get
        {
            lock (turn)
                return position;
        }
    }

    /// <summary>Fills a block with the next lines; false at the end.</summary>
    internal bool TryRead(LineBlock block)
    {
        lock (turn)
        {
            while (true)
            {
                int filled = Fill(block);
                if (filled == 0)
                {
                    failure?.Throw();
                    return false;
                }

                block.Start = index == 0 && HasByteOrderMark(block.Bytes, filled) ? 3 : 0;
                if (isInOverlongLine && !SkipLine(block, filled))
                    continue;
                CutAtLineEnd(block, filled);
                block.Index = index++;
                block.Position = position + block.Start;
                position += block.End;
                return true;
            }
        }
    }

    private static bool HasByteOrderMark(byte[] bytes, int count) =>
        count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF;

    /// <summary>What was carried over, then as much of the stream as there is room for.</summary>
    private int Fill(LineBlock block)
    {
        Buffer.BlockCopy(carried, 0, block.Bytes, 0, carriedCount);
        int filled = carriedCount;
        carriedCount = 0;
        while (!isAtEnd && filled < LineBlock.Size)
        {
            int read = Read(block.Bytes, filled);
            filled += read;
            isAtEnd = read == 0;
        }

        return filled;
    }

    private int Read(byte[] bytes, int offset)
    {
        try
        {
            return stream.Read(bytes, offset, LineBlock.Size - offset);
        }
        catch (Exception exception)
        {
            failure = ExceptionDispatchInfo.Capture(exception);
            return 0;
        }
    }

    /// <summary>Goes to the end of a line of which the beginning was in the block before; false when it goes on.</summary>
    private bool SkipLine(LineBlock block, int filled)
    {
        int lineEnd = Array.IndexOf(block.Bytes, (byte)'\n', 0, filled);
        isInOverlongLine = lineEnd < 0;
        if (lineEnd >= 0 && lineEnd + 1 < filled)
        {
            block.Start = lineEnd + 1;
            return true;
        }

        position += filled;
        return false;
    }

    private void CutAtLineEnd(LineBlock block, int filled)
    {
        int lineEnd = Array.LastIndexOf(block.Bytes, (byte)'\n', filled - 1, filled - block.Start);
        block.IsOverlong = false;
        block.End = lineEnd + 1;
        if (lineEnd + 1 == filled)
            return;
        if (failure is not null)
        {
            // Half a line would be another ATR.
            block.End = Math.Max(block.End, block.Start);
            return;
        }

        if (isAtEnd)
        {
            block.Bytes[filled] = (byte)'\n';
            block.End = filled + 1;
        }
        else if (lineEnd >= 0)
        {
            carriedCount = filled - block.End;
            Buffer.BlockCopy(block.Bytes, block.End, carried, 0, carriedCount);
        }
        else if (block.Start > 0)
        {
            // There is room once what stands before is gone.
            carriedCount = filled - block.Start;
            Buffer.BlockCopy(block.Bytes, block.Start, carried, 0, carriedCount);
            block.End = block.Start;
        }
        else
        {
            block.IsOverlong = isInOverlongLine = true;
            block.End = filled;
        }
    }
}
