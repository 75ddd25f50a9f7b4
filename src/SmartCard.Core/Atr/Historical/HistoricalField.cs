namespace SmartCard.Atr.Historical;

/// <summary>The bytes of a <see cref="HistoricalObject"/>, and how long it claims to be.</summary>
internal sealed class HistoricalField(int offset, byte[] header, byte[] value, long? announcedLength, bool isLengthDefined)
{
    internal int Offset { get; } = offset;

    internal byte[] Header { get; } = header;

    internal byte[] Value { get; } = value;

    /// <summary>How many bytes the value claims to have; <see langword="null"/> when the length itself is malformed.</summary>
    internal long? AnnouncedLength { get; } = announcedLength;

    internal bool IsComplete => Value.Length == AnnouncedLength;

    internal bool IsDefined => IsComplete && isLengthDefined;
}
