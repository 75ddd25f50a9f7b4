using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SmartCard.Bytes;

namespace SmartCard.Interindustry;

/// <summary>A data object: tag, length, value, the name of the tag, and the data objects inside.</summary>
public sealed partial class DataObject
{
    private static readonly IReadOnlyList<DataObject> None = Array.AsReadOnly(Array.Empty<DataObject>());

    // As little as will do: a pipeline may keep a hundred thousand of these.
    private readonly DataObject? parent;
    private readonly byte[] source;
    private readonly int valueOffset;
    private readonly TagVocabulary vocabulary;
    private IReadOnlyList<DataObject>? children;

    /// <summary>Reads the next object of BER-TLV that is well formed.</summary>
    private DataObject(ref ByteCursor cursor, DataObject? parent, TagVocabulary vocabulary)
    {
        this.parent = parent;
        this.vocabulary = vocabulary;
        source = cursor.Source;
        Offset = cursor.Offset;
        BerTlv.ReadHeader(ref cursor, out uint tag, out bool isConstructed, out long length);
        TagNumber = tag;
        IsConstructed = isConstructed;
        valueOffset = cursor.Offset;
        Length = (int)length;
        cursor.TrySkip(length);
    }

    private DataObject(SimpleTlv simple)
    {
        source = simple.Source;
        TagNumber = simple.Tag;
        IsSimple = true;
        Offset = simple.Offset;
        valueOffset = simple.ValueOffset;
        Length = simple.Length;
    }

    /// <summary>The whole object in hexadecimal digits, as it was read: <c>4F 03 F0 01 00</c>.</summary>
    public string Tlv => HexText.Format(source, Offset, valueOffset + Length - Offset);

    /// <summary>The tag in hexadecimal digits: <c>4F</c>, <c>7F66</c>.</summary>
    public string Tag => TextOf(TagNumber);

    /// <summary>The bytes of the tag as one number.</summary>
    public uint TagNumber { get; }

    /// <summary>What the tag is called; <see langword="null"/> when no table has it, and for SIMPLE-TLV, whose tags have no names.</summary>
    public string? Name => Found?.Name;

    /// <summary>Whose name it is; <see langword="null"/> without a name.</summary>
    public TagVocabulary? Vocabulary => Found?.Vocabulary;

    /// <summary>How many bytes the value has.</summary>
    public int Length { get; }

    /// <summary>The value; a new copy each time.</summary>
    public byte[] Value
    {
        get
        {
            var value = new byte[Length];
            Array.Copy(source, valueOffset, value, 0, Length);
            return value;
        }
    }

    /// <summary>The value in hexadecimal digits; empty when there is none.</summary>
    public string ValueText => HexText.Format(source, valueOffset, Length);

    /// <summary>The value as text; <see langword="null"/> unless it is printable ASCII alone, and of constructed objects.</summary>
    public string? Text => IsText ? new string(Array.ConvertAll(Value, character => (char)character)) : null;

    /// <summary>Whether the value is data objects; <see langword="false"/> in SIMPLE-TLV.</summary>
    public bool IsConstructed { get; }

    /// <summary>BER-TLV or SIMPLE-TLV.</summary>
    public TlvEncoding Encoding => IsSimple ? TlvEncoding.Simple : TlvEncoding.Ber;

    /// <summary>In how many others the object stands, from 0.</summary>
    public int Depth
    {
        get
        {
            int depth = 0;
            for (DataObject? outer = parent; outer is not null; outer = outer.parent)
                depth++;
            return depth;
        }
    }

    /// <summary>The tags from the outermost object to this one: <c>6F/A5/50</c>.</summary>
    public string Path
    {
        get
        {
            var tags = new Stack<string>();
            for (DataObject? current = this; current is not null; current = current.parent)
                tags.Push(current.Tag);
            return string.Join("/", tags);
        }
    }

    /// <summary>Where the object begins, in the bytes that were read.</summary>
    public int Offset { get; }

    /// <summary>The data objects inside, in their order; none in a primitive object.</summary>
    public IReadOnlyList<DataObject> Children =>
        children ??= IsConstructed ? Array.AsReadOnly(ReadWellFormed(new ByteCursor(source, valueOffset, Length), this, vocabulary)) : None;

    /// <summary>Reads data objects to the end of the bytes; all levels of them are checked.</summary>
    /// <param name="bytes">The bytes; they are copied. In BER-TLV, 00 and FF between objects are padding.</param>
    /// <param name="encoding">How the objects are written.</param>
    /// <param name="vocabulary">Whose names of tags are looked at first.</param>
    /// <returns>The outermost objects, in their order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="InvalidTlvException">
    /// The bytes are malformed on some level, or nested more than <see cref="BerTlv.MaxDepth"/> levels deep.
    /// </exception>
    public static IReadOnlyList<DataObject> Read(byte[] bytes, TlvEncoding encoding = TlvEncoding.Ber, TagVocabulary vocabulary = TagVocabulary.Interindustry)
    {
        if (bytes is null)
            throw new ArgumentNullException(nameof(bytes));
        return ReadOwn((byte[])bytes.Clone(), encoding, vocabulary);
    }

    /// <summary>Reads data objects from hexadecimal text, in any form that <see cref="HexText"/> reads.</summary>
    /// <param name="text">The text.</param>
    /// <param name="encoding">How the objects are written.</param>
    /// <param name="vocabulary">Whose names of tags are looked at first.</param>
    /// <returns>The outermost objects, in their order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="InvalidHexException">The text is not hexadecimal.</exception>
    /// <exception cref="InvalidTlvException">As for bytes.</exception>
    public static IReadOnlyList<DataObject> Parse(string text, TlvEncoding encoding = TlvEncoding.Ber, TagVocabulary vocabulary = TagVocabulary.Interindustry) =>
        ReadOwn(HexText.Parse(text), encoding, vocabulary);

    /// <summary>The whole object, as it was read; a new copy each time.</summary>
    public byte[] GetBytes()
    {
        var bytes = new byte[valueOffset + Length - Offset];
        Array.Copy(source, Offset, bytes, 0, bytes.Length);
        return bytes;
    }

    /// <summary>Tag, number of bytes and value: <c>4F [3] F0 01 00</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "{0} [{1}] {2}", Tag, Length, ValueText).TrimEnd();

    /// <summary>A tag in hexadecimal digits, as in <see cref="Path"/>.</summary>
    internal static string TextOf(uint tag) =>
        tag.ToString(tag > 0xFFFFFF ? "X8" : tag > 0xFFFF ? "X6" : tag > 0xFF ? "X4" : "X2", CultureInfo.InvariantCulture);

    private bool IsSimple { get; }

    private TagName? Found => IsSimple ? null : TagNames.Find(TagNumber, parent?.TagNumber, vocabulary);

    private bool IsText
    {
        get
        {
            for (int i = 0; i < Length; i++)
            {
                if (source[valueOffset + i] is < 0x20 or > 0x7E)
                    return false;
            }

            return Length > 0 && !IsConstructed;
        }
    }

    /// <summary>Reads bytes that nobody else has.</summary>
    private static DataObject[] ReadOwn(byte[] bytes, TlvEncoding encoding, TagVocabulary vocabulary)
    {
        if (encoding == TlvEncoding.Simple)
            return ReadSimple(bytes);
        if (BerTlv.Check(bytes, out int offset) is TlvError error)
            throw new InvalidTlvException(error, offset);

        return ReadWellFormed(new ByteCursor(bytes, 0, bytes.Length), parent: null, vocabulary);
    }

    /// <summary>Reads one level of BER-TLV that is well formed.</summary>
    private static DataObject[] ReadWellFormed(ByteCursor cursor, DataObject? parent, TagVocabulary vocabulary)
    {
        DataObject? first = ReadNext(ref cursor, parent, vocabulary);
        if (first is null)
            return [];
        if (cursor.Left == 0)
            return [first];
        var objects = new List<DataObject> { first };
        while (ReadNext(ref cursor, parent, vocabulary) is DataObject next)
            objects.Add(next);
        return [.. objects];
    }

    /// <summary>The next object; none at the end.</summary>
    private static DataObject? ReadNext(ref ByteCursor cursor, DataObject? parent, TagVocabulary vocabulary)
    {
        BerTlv.SkipPadding(ref cursor);
        if (cursor.Left == 0)
            return null;
        var next = new DataObject(ref cursor, parent, vocabulary);
        BerTlv.SkipPadding(ref cursor);
        return next;
    }

    private static DataObject[] ReadSimple(byte[] bytes)
    {
        TlvSequence<SimpleTlv> read = SimpleTlv.Read(bytes);
        if (read.Error is TlvError error)
            throw new InvalidTlvException(error, read.ErrorOffset!.Value);
        return [.. read.Objects.Select(found => new DataObject(found))];
    }
}
