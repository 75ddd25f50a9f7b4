namespace SmartCard.Atr.Lists;

/// <summary>Some whole lines of a text; each ends with a line feed.</summary>
internal sealed class LineBlock
{
    /// <summary>Small enough to stay in a processor's cache between reading and counting.</summary>
    internal const int Size = 512 << 10;

    /// <summary>The line feed that a last line without one gets, and room to read eight bytes at any place.</summary>
    private const int Padding = 16;

    internal byte[] Bytes { get; } = new byte[Size + Padding];

    /// <summary>The offset of the first line.</summary>
    internal int Start { get; set; }

    /// <summary>The offset after the last line feed.</summary>
    internal int End { get; set; }

    /// <summary>Which block of the text it is, from 0.</summary>
    internal int Index { get; set; }

    /// <summary>Where the first line begins in the text, in bytes.</summary>
    internal long Position { get; set; }

    /// <summary>Whether it holds the beginning of one line that is longer than a block, and nothing else.</summary>
    internal bool IsOverlong { get; set; }
}
