using System;
using System.Runtime.InteropServices;

namespace SmartCard.Atr.Historical;

/// <summary>The bytes of a <see cref="HistoricalObject"/>, and how long it claims to be.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct HistoricalField(byte[] atr, int offset, int headerLength, byte[] value, long? announcedLength, bool isLengthDefined)
{
    internal int Offset { get; } = offset;

    /// <summary>Tag and length; a new array each time.</summary>
    internal byte[] Header
    {
        get
        {
            var header = new byte[headerLength];
            Array.Copy(atr, Offset, header, 0, headerLength);
            return header;
        }
    }

    internal byte[] Value { get; } = value;

    internal int ByteCount => headerLength + Value.Length;

    /// <summary>How many bytes the value claims to have; <see langword="null"/> when the length itself is malformed.</summary>
    internal long? AnnouncedLength { get; } = announcedLength;

    internal bool IsComplete => Value.Length == AnnouncedLength;

    internal bool IsDefined => IsComplete && isLengthDefined;
}
