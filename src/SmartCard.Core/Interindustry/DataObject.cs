using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using SmartCard.Bytes;

namespace SmartCard.Interindustry;

/// <summary>A data object: tag, length, value, the name of the tag, and the data objects inside.</summary>
public sealed partial class DataObject
{
    private static readonly IReadOnlyList<DataObject> None = Array.AsReadOnly(Array.Empty<DataObject>());

    // As little as will do, since a pipeline may keep a hundred thousand of these: tag and length are read where they stand.
    private readonly object origin;
    private readonly byte vocabulary;
    private readonly bool isSimple;
    private IReadOnlyList<DataObject>? children;

    /// <summary>Takes in an object that is well formed.</summary>
    /// <param name="origin">The bytes; of an object within another, that other one.</param>
    /// <param name="offset">Where it begins in the bytes.</param>
    /// <param name="encoding">How it is written.</param>
    /// <param name="vocabulary">Whose names of tags are looked at first.</param>
    private DataObject(object origin, int offset, TlvEncoding encoding, TagVocabulary vocabulary)
    {
        this.origin = origin;
        Offset = offset;
        isSimple = encoding is TlvEncoding.Simple;
        this.vocabulary = (byte)vocabulary;
    }

    /// <summary>The whole object in hexadecimal digits, as it was read: <c>4F 03 F0 01 00</c>.</summary>
    public string Tlv => HexText.Format(Source, Offset, ByteCount);

    /// <summary>The tag in hexadecimal digits: <c>4F</c>, <c>7F66</c>.</summary>
    public string Tag => TextOf(TagNumber);

    /// <summary>The bytes of the tag as one number.</summary>
    public uint TagNumber => Head.Tag;

    /// <summary>What the tag is called; <see langword="null"/> when no table has it, and for SIMPLE-TLV, whose tags have no names.</summary>
    public string? Name => Found?.Name;

    /// <summary>Whose name it is; <see langword="null"/> without a name.</summary>
    public TagVocabulary? Vocabulary => Found?.Vocabulary;

    /// <summary>How many bytes the value has.</summary>
    public int Length => Head.Length;

    /// <summary>The value; a new copy each time.</summary>
    public byte[] Value
    {
        get
        {
            Header head = Head;
            return Copy(head.ValueOffset, head.Length);
        }
    }

    /// <summary>The value in hexadecimal digits; empty when there is none.</summary>
    public string ValueText => FirstOfValue(Length);

    /// <summary>The value as text; <see langword="null"/> unless it is printable ASCII alone, and of constructed objects.</summary>
    public string? Text => IsText ? new string(Array.ConvertAll(Value, character => (char)character)) : null;

    /// <summary>Whether the value is data objects; <see langword="false"/> in SIMPLE-TLV.</summary>
    public bool IsConstructed => Head.IsConstructed;

    /// <summary>BER-TLV or SIMPLE-TLV.</summary>
    public TlvEncoding Encoding => isSimple ? TlvEncoding.Simple : TlvEncoding.Ber;

    /// <summary>In how many others the object stands, from 0.</summary>
    public int Depth
    {
        get
        {
            int depth = 0;
            for (DataObject? outer = Outer; outer is not null; outer = outer.Outer)
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
            for (DataObject? current = this; current is not null; current = current.Outer)
                tags.Push(current.Tag);
            return string.Join("/", tags);
        }
    }

    /// <summary>Where the object begins, in the bytes that were read.</summary>
    public int Offset { get; }

    /// <summary>The data objects inside, in their order; none in a primitive object.</summary>
    public IReadOnlyList<DataObject> Children => children ??= IsConstructed ? ReadChildren() : None;

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
        var objects = new List<DataObject>();
        Read(bytes, objects, encoding, vocabulary);
        return objects.AsReadOnly();
    }

    /// <summary>Reads data objects into a collection, which one who reads very many can use again and again.</summary>
    /// <param name="bytes">The bytes; they are copied.</param>
    /// <param name="objects">Takes the outermost objects, in their order; none when the bytes are malformed.</param>
    /// <param name="encoding">How the objects are written.</param>
    /// <param name="vocabulary">Whose names of tags are looked at first.</param>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> or <paramref name="objects"/> is null.</exception>
    /// <exception cref="InvalidTlvException">As above.</exception>
    public static void Read(byte[] bytes, ICollection<DataObject> objects, TlvEncoding encoding = TlvEncoding.Ber, TagVocabulary vocabulary = TagVocabulary.Interindustry)
    {
        if (bytes is null)
            throw new ArgumentNullException(nameof(bytes));
        if (objects is null)
            throw new ArgumentNullException(nameof(objects));
        ReadOwn((byte[])bytes.Clone(), objects, encoding, vocabulary);
    }

    /// <summary>Reads data objects from hexadecimal text, in any form that <see cref="HexText"/> reads.</summary>
    /// <param name="text">The text.</param>
    /// <param name="encoding">How the objects are written.</param>
    /// <param name="vocabulary">Whose names of tags are looked at first.</param>
    /// <returns>The outermost objects, in their order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="InvalidHexException">The text is not hexadecimal.</exception>
    /// <exception cref="InvalidTlvException">As for bytes.</exception>
    public static IReadOnlyList<DataObject> Parse(string text, TlvEncoding encoding = TlvEncoding.Ber, TagVocabulary vocabulary = TagVocabulary.Interindustry)
    {
        var objects = new List<DataObject>();
        Parse(text, objects, encoding, vocabulary);
        return objects.AsReadOnly();
    }

    /// <summary>Reads data objects from hexadecimal text into a collection.</summary>
    /// <param name="text">The text.</param>
    /// <param name="objects">Takes the outermost objects, in their order; none when the text is malformed.</param>
    /// <param name="encoding">How the objects are written.</param>
    /// <param name="vocabulary">Whose names of tags are looked at first.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> or <paramref name="objects"/> is null.</exception>
    /// <exception cref="InvalidHexException">The text is not hexadecimal.</exception>
    /// <exception cref="InvalidTlvException">As for bytes.</exception>
    public static void Parse(string text, ICollection<DataObject> objects, TlvEncoding encoding = TlvEncoding.Ber, TagVocabulary vocabulary = TagVocabulary.Interindustry)
    {
        if (objects is null)
            throw new ArgumentNullException(nameof(objects));
        ReadOwn(HexText.Parse(text), objects, encoding, vocabulary);
    }

    /// <summary>The whole object, as it was read; a new copy each time.</summary>
    public byte[] GetBytes() => Copy(Offset, ByteCount);

    /// <summary>Tag, number of bytes and value: <c>4F [3] F0 01 00</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "{0} [{1}] {2}", Tag, Length, ValueText).TrimEnd();

    /// <summary>A tag in hexadecimal digits, as in <see cref="Path"/>.</summary>
    internal static string TextOf(uint tag) =>
        tag.ToString(tag > 0xFFFFFF ? "X8" : tag > 0xFFFF ? "X6" : tag > 0xFF ? "X4" : "X2", CultureInfo.InvariantCulture);

    /// <summary>The object that this one stands in.</summary>
    private DataObject? Outer => origin as DataObject;

    private byte[] Source
    {
        get
        {
            object source = origin;
            while (source is DataObject outer)
                source = outer.origin;
            return (byte[])source;
        }
    }

    private TagVocabulary FirstVocabulary => (TagVocabulary)vocabulary;

    private TagName? Found => isSimple ? null : TagNames.Find(TagNumber, Outer?.TagNumber, FirstVocabulary);

    private Header Head
    {
        get
        {
            byte[] source = Source;
            var cursor = new ByteCursor(source, Offset, source.Length - Offset);
            uint tag;
            bool isConstructed = false;
            long length;
            if (isSimple)
                SimpleTlv.ReadHeader(ref cursor, out tag, out length);
            else
                BerTlv.ReadHeader(ref cursor, out tag, out isConstructed, out length);

            return new Header(tag, isConstructed, cursor.Offset, (int)length);
        }
    }

    /// <summary>How many bytes the whole object has.</summary>
    private int ByteCount => Head.ValueOffset + Length - Offset;

    private bool IsText => !IsConstructed && Length > 0 && Array.TrueForAll(Value, character => character is >= 0x20 and <= 0x7E);

    /// <summary>The first bytes of the value in hexadecimal digits.</summary>
    private string FirstOfValue(int count) => HexText.Format(Source, Head.ValueOffset, count);

    private byte[] Copy(int offset, int count)
    {
        var bytes = new byte[count];
        Array.Copy(Source, offset, bytes, 0, count);
        return bytes;
    }

    private ReadOnlyCollection<DataObject> ReadChildren()
    {
        var inside = new List<DataObject>();
        ReadWellFormed(this, new ByteCursor(Source, Head.ValueOffset, Length), inside, FirstVocabulary);
        return inside.AsReadOnly();
    }

    /// <summary>Reads bytes that nobody else has.</summary>
    private static void ReadOwn(byte[] bytes, ICollection<DataObject> objects, TlvEncoding encoding, TagVocabulary vocabulary)
    {
        if (encoding == TlvEncoding.Simple)
            ReadSimple(bytes, objects, vocabulary);
        else if (BerTlv.Check(bytes, out int offset) is TlvError error)
            throw new InvalidTlvException(error, offset);
        else
            ReadWellFormed(bytes, new ByteCursor(bytes, 0, bytes.Length), objects, vocabulary);
    }

    /// <summary>Reads one level of BER-TLV that is well formed.</summary>
    private static void ReadWellFormed(object origin, ByteCursor cursor, ICollection<DataObject> objects, TagVocabulary vocabulary)
    {
        BerTlv.SkipPadding(ref cursor);
        while (cursor.Left > 0)
        {
            objects.Add(new DataObject(origin, cursor.Offset, TlvEncoding.Ber, vocabulary));
            BerTlv.ReadHeader(ref cursor, out _, out _, out long length);
            cursor.TrySkip(length);
            BerTlv.SkipPadding(ref cursor);
        }
    }

    private static void ReadSimple(byte[] bytes, ICollection<DataObject> objects, TagVocabulary vocabulary)
    {
        TlvSequence<SimpleTlv> read = SimpleTlv.Read(bytes);
        if (read.Error is TlvError error)
            throw new InvalidTlvException(error, read.ErrorOffset!.Value);
        foreach (SimpleTlv found in read.Objects)
            objects.Add(new DataObject(bytes, found.Offset, TlvEncoding.Simple, vocabulary));
    }

    /// <summary>What stands before the value.</summary>
    private readonly record struct Header(uint Tag, bool IsConstructed, int ValueOffset, int Length);
}
