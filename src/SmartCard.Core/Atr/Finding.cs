using System;
using System.Globalization;

namespace SmartCard.Atr;

/// <summary>What is wrong, or worth knowing, at one place of an ATR.</summary>
/// <remarks>
/// What the historical bytes hold is no matter of transmission: ISO/IEC 7816-3 takes any bytes there, and a card whose
/// data objects are malformed works. So a finding within them is never an error, a warning at most.
/// </remarks>
public sealed class Finding
{
    private readonly Func<string> describe;
    private string? message;

    internal Finding(FindingCode code, FindingSeverity severity, int offset, Func<string> describe)
    {
        Code = code;
        Severity = severity;
        Offset = offset;
        this.describe = describe;
    }

    /// <summary>What kind of finding it is.</summary>
    public FindingCode Code { get; }

    /// <summary>How much it matters: an <see cref="FindingSeverity.Error"/> makes the ATR invalid.</summary>
    public FindingSeverity Severity { get; }

    /// <summary>The byte concerned, from 0 for TS; the length of the ATR for bytes that are missing at its end.</summary>
    public int Offset { get; }

    /// <summary>One sentence, made when it is asked for: whole lists are judged for their codes alone.</summary>
    public string Message => message ??= describe();

    /// <summary>Code and offset: <c>TckInvalid at 12</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0} at {1}", Code, Offset);
}

/// <summary>The kinds of finding.</summary>
public enum FindingCode
{
    /// <summary>T0 or a TD announces an interface byte, and the ATR ends before it.</summary>
    InterfaceByteMissing,

    /// <summary>The ATR ends before the K-th historical byte.</summary>
    HistoricalBytesTruncated,

    /// <summary>A protocol other than T=0 is announced, and the ATR ends before TCK.</summary>
    TckMissing,

    /// <summary>The exclusive-or of T0 to TCK is not 0.</summary>
    TckInvalid,

    /// <summary>Bytes follow after the last byte that the ATR announces.</summary>
    TrailingBytes,

    /// <summary>The ATR announces more than the 32 characters that may follow TS.</summary>
    TooLong,

    /// <summary>TD1 announces T=15, which qualifies global bytes and is no protocol to begin with.</summary>
    ProtocolT15First,

    /// <summary>A value is reserved for future use.</summary>
    ReservedValue,

    /// <summary>The standard gives a byte no meaning where it stands.</summary>
    UndefinedByte,

    /// <summary>An object in the historical bytes is longer than what is there of them (ISO/IEC 7816-4, 8.1.1).</summary>
    HistoricalObjectTruncated,

    /// <summary>An object in the historical bytes has a length that is reserved (ISO/IEC 7816-4, 8.1.1.2).</summary>
    HistoricalLengthReserved,

    /// <summary>Category indicator 00, and fewer than three bytes for its status indicator (ISO/IEC 7816-4, 8.1.1.3).</summary>
    HistoricalStatusMissing,
}

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; the standard allows it.</summary>
    Information,

    /// <summary>Readable, but outside what the standard defines.</summary>
    Warning,

    /// <summary>The ATR breaks a rule of the standard.</summary>
    Error,
}
