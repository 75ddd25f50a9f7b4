namespace SmartCard.Bytes;

/// <summary>Why a sequence of data objects could not be read to its end.</summary>
public enum TlvError
{
    /// <summary>The bytes end inside a tag.</summary>
    TagTruncated,

    /// <summary>A tag has more than four bytes.</summary>
    TagTooLong,

    /// <summary>The bytes end before, or inside, a length.</summary>
    LengthTruncated,

    /// <summary>
    /// A length has the indefinite form (80), or more than five bytes; ISO/IEC 7816-4, 5.2.2.2 supports neither.
    /// </summary>
    LengthNotSupported,

    /// <summary>The bytes end before the value does.</summary>
    ValueTruncated,

    /// <summary>Data objects stand in each other more than 64 levels deep.</summary>
    TooDeep,

    /// <summary>A SIMPLE-TLV tag is 00 or FF, which ISO/IEC 7816-4, 5.2.1, leaves out.</summary>
    TagNotAllowed,
}
