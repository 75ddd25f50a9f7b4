using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace SmartCard.Atr.CardTypes;

/// <summary>Reads a list in the form of pcsc-tools' smartcard_list.txt, within fixed bounds of memory.</summary>
/// <remarks>
/// A key begins with 3B or 3F in the first column. Lines that begin with a tab describe the keys above. Lines that
/// begin with # are comments. An empty line ends an entry.
/// </remarks>
internal sealed class CardTypeReader
{
    /// <summary>The list of 2026 has 5070 keys after 24 years.</summary>
    internal const int MostKeys = 200_000;

    /// <summary>Twenty times the list of 2026.</summary>
    internal const int MostBytes = 16 << 20;

    /// <summary>In bytes without its end; the longest line of the list of 2026 has 276.</summary>
    internal const int LongestLine = 8192;

    /// <summary>A person reads a few; the rest is counted.</summary>
    internal const int MostUnreadKept = 20;

    private readonly byte[] file;
    private readonly int length;
    private readonly string source;
    private readonly List<(string? Text, AtrPattern Compiled, int Line)> keys = [];
    private int textStart = -1;
    private int lineNumber;

    internal CardTypeReader(Stream stream, string source)
    {
        file = BoundedText.Read(stream, MostBytes, out length);
        this.source = source;
    }

    internal List<CardType> Entries { get; } = [];

    internal List<UnreadLine> Unread { get; } = [];

    internal int UnreadCount { get; private set; }

    /// <summary>Reads to the end.</summary>
    /// <exception cref="InvalidCardTypeListException">It is no list, or has too many keys.</exception>
    internal void Read()
    {
        int start = HasByteOrderMark() ? 3 : 0;
        while (start < length)
        {
            int found = Array.IndexOf(file, (byte)'\n', start, length - start);
            int next = found < 0 ? length : found + 1;
            lineNumber++;
            Take(start, found < 0 ? length : found);
            start = next;
        }

        EndEntry(length);
        if (Entries.Count == 0)
            throw InvalidCardTypeListException.NoKeys(lineNumber);
        if (UnreadCount > Entries.Count)
            throw InvalidCardTypeListException.Foreign(UnreadCount, Entries.Count);
    }

    private bool HasByteOrderMark() => length >= 3 && file[0] == 0xEF && file[1] == 0xBB && file[2] == 0xBF;

    private void Take(int start, int end)
    {
        while (end > start && file[end - 1] is (byte)' ' or (byte)'\r' or (byte)'\t')
            end--;
        if (end == start)
        {
            // A line with a tab alone is a description without words.
            if (file[start] != '\t')
                EndEntry(start);
        }
        else if (end - start > LongestLine)
        {
            EndEntry(start);
            Refuse("is longer than any line of a list");
        }
        else if (file[start] == '3' && end - start > 1 && file[start + 1] is (byte)'B' or (byte)'F' or (byte)'b' or (byte)'f')
        {
            TakeKey(start, end);
        }
        else if (file[start] is not (byte)'\t' and not (byte)'#')
        {
            Refuse("is neither an ATR nor text after a tab");
        }
        else if (file[start] == '\t' && textStart < 0)
        {
            textStart = start;
        }
    }

    private void TakeKey(int start, int end)
    {
        if (textStart >= 0)
            EndEntry(start);
        if (Entries.Count + keys.Count == MostKeys)
            throw InvalidCardTypeListException.TooManyKeys(MostKeys);

        if (ExactKey.TryRead(file, start, end) is byte[] exact)
            keys.Add((null, new AtrPattern(exact), lineNumber));
        else if (Encoding.UTF8.GetString(file, start, end - start) is var text && AtrPatternParser.Parse(text) is AtrPattern compiled)
            keys.Add((compiled.Exact is null ? text : null, compiled, lineNumber));
        else
            Refuse("begins as an ATR and goes on as none");
    }

    private void EndEntry(int end)
    {
        var text = new CardTypeText(file, textStart < 0 ? end : textStart, end);
        foreach ((string? key, AtrPattern compiled, int line) in keys)
            Entries.Add(new CardType(key, compiled, text, line, source));
        keys.Clear();
        textStart = -1;
    }

    private void Refuse(string reason)
    {
        UnreadCount++;
        if (Unread.Count < MostUnreadKept)
            Unread.Add(new UnreadLine(source, lineNumber, reason));
    }
}
