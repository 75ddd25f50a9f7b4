using System;
using System.Collections.Generic;
using System.Globalization;
using SmartCard.Bytes;

namespace SmartCard.Interindustry;

/// <summary>Bytes that are no sequence of data objects in the encoding that was asked for.</summary>
public sealed class InvalidTlvException : FormatException
{
    private static readonly Dictionary<TlvError, string> Reasons = new()
    {
        [TlvError.TagTruncated] = "The bytes end inside the tag at offset {0}.",
        [TlvError.TagTooLong] = "The tag at offset {0} has more than four bytes.",
        [TlvError.LengthTruncated] = "The bytes end inside the length of the data object at offset {0}.",
        [TlvError.LengthNotSupported] = "The length of the data object at offset {0} has the indefinite form (80) or more than five bytes; ISO/IEC 7816-4, 5.2.2.2, supports neither.",
        [TlvError.ValueTruncated] = "The data object at offset {0} is longer than the bytes that are left, or than the one it stands in.",
        [TlvError.TooDeep] = "The data object at offset {0} stands in more than " + MaxLevels + " others.",
        [TlvError.TagNotAllowed] = "The tag at offset {0} is 00 or FF, which no SIMPLE-TLV tag is.",
    };

    internal InvalidTlvException(TlvError error, int offset)
        : base(string.Format(CultureInfo.InvariantCulture, Reasons[error], offset))
    {
        Error = error;
        Offset = offset;
    }

    /// <summary>What is wrong.</summary>
    public TlvError Error { get; }

    /// <summary>Where the data object begins that is malformed, from 0.</summary>
    public int Offset { get; }

    private static string MaxLevels => (BerTlv.MaxDepth - 1).ToString(CultureInfo.InvariantCulture);
}
