using System;
using System.Collections.Generic;
using System.Linq;
using SmartCard.Bytes;

namespace SmartCard.Interindustry;

/// <content>Making data objects.</content>
public sealed partial class DataObject
{
    /// <summary>Makes a data object, with the shortest length.</summary>
    /// <param name="tag">The bytes of the tag as one number.</param>
    /// <param name="value">The value; in a constructed tag, data objects.</param>
    /// <param name="encoding">How it is written.</param>
    /// <param name="vocabulary">Whose names of tags are looked at first.</param>
    /// <returns>The object.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="InvalidTlvException">The tag is constructed, and the value is not data objects.</exception>
    /// <exception cref="FormatException">The tag is none, or the value is too long for SIMPLE-TLV.</exception>
    public static DataObject Create(uint tag, byte[] value, TlvEncoding encoding = TlvEncoding.Ber, TagVocabulary vocabulary = TagVocabulary.Interindustry)
    {
        if (value is null)
            throw new ArgumentNullException(nameof(value));
        bool isBer = encoding == TlvEncoding.Ber;
        if (!(isBer ? BerTlv.IsTag(tag) : SimpleTlv.IsTag(tag)))
            throw new FormatException($"{TextOf(tag)} is no tag of {(isBer ? "BER-TLV" : "SIMPLE-TLV")}.");
        if (!isBer && value.Length > SimpleTlv.MaxLength)
            throw new FormatException("A SIMPLE-TLV value has at most 65535 bytes.");
        byte[] bytes = isBer ? BerTlv.Write(tag, value) : SimpleTlv.Write((byte)tag, value);
        return Read(bytes, encoding, vocabulary)[0];
    }

    /// <summary>Makes a data object that holds others.</summary>
    /// <param name="tag">The bytes of the tag as one number.</param>
    /// <param name="children">The objects inside, in their order; each is written as it was read.</param>
    /// <param name="encoding">How the outer object is written.</param>
    /// <param name="vocabulary">Whose names of tags are looked at first.</param>
    /// <returns>The object.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="children"/> is null.</exception>
    /// <exception cref="InvalidTlvException">Too many levels, or SIMPLE-TLV in a constructed tag.</exception>
    /// <exception cref="FormatException">The tag is none, or the objects are too long for SIMPLE-TLV.</exception>
    public static DataObject Create(uint tag, IEnumerable<DataObject> children, TlvEncoding encoding = TlvEncoding.Ber, TagVocabulary vocabulary = TagVocabulary.Interindustry)
    {
        if (children is null)
            throw new ArgumentNullException(nameof(children));
        return Create(tag, Concat(children.Select(child => child.GetBytes())), encoding, vocabulary);
    }

    /// <summary>The same object with the shortest lengths and without padding, on all levels.</summary>
    /// <returns>A new object, the outermost of its own bytes.</returns>
    public DataObject WithShortestLengths() =>
        Create(TagNumber, ShortestValue(), Encoding, FirstVocabulary);

    /// <summary>The nesting is bounded, as every object was checked when it was read.</summary>
    private byte[] ShortestValue() =>
        IsConstructed ? Concat(Children.Select(child => BerTlv.Write(child.TagNumber, child.ShortestValue()))) : Value;

    private static byte[] Concat(IEnumerable<byte[]> parts) => [.. parts.SelectMany(part => part)];
}
