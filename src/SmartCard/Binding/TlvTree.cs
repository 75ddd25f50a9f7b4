using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using SmartCard.Bytes;
using SmartCard.Interindustry;

namespace SmartCard.Binding;

/// <summary>
/// Data objects written as a dictionary: tags as keys; as values hexadecimal text, bytes, data objects, or dictionaries
/// for what is inside. A list of texts or dictionaries is the same tag again and again.
/// </summary>
/// <param name="encoding">How the objects are written.</param>
/// <param name="vocabulary">Whose names of tags are looked at first.</param>
internal sealed class TlvTree(TlvEncoding encoding, TagVocabulary vocabulary)
{
    /// <summary>The objects of a dictionary, in its order.</summary>
    /// <exception cref="FormatException">A key is no tag of the encoding, a value none of the forms, or the dictionaries are too deep.</exception>
    internal IEnumerable<DataObject> Read(IDictionary tree) => Read(tree, depth: 0);

    private IEnumerable<DataObject> Read(IDictionary tree, int depth)
    {
        if (depth == BerTlv.MaxDepth)
            throw new FormatException(FormattableString.Invariant($"The dictionaries are nested more than {BerTlv.MaxDepth} times."));
        foreach (DictionaryEntry entry in tree)
        {
            uint tag = TagPath.ParseTag(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "");
            foreach (object? value in Repeated(entry.Value))
                yield return DataObject.Create(tag, ValueOf(value, depth), encoding, vocabulary);
        }
    }

    private byte[] ValueOf(object? value, int depth)
    {
        object? plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        return plain switch
        {
            null => [],
            byte[] bytes => bytes,
            string text => HexText.Parse(text),
            IDictionary inside => [.. Read(inside, depth + 1).SelectMany(child => child.GetBytes())],
            DataObject child => child.GetBytes(),
            _ => LanguagePrimitives.TryConvertTo(plain, CultureInfo.InvariantCulture, out byte[] converted)
                ? converted
                : throw new FormatException($"An object of type {plain.GetType()} is no value; text, bytes, data objects and dictionaries are."),
        };
    }

    /// <summary>A list of texts or dictionaries is several values; any other thing is one.</summary>
    private static IEnumerable<object?> Repeated(object? value)
    {
        object? plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        return plain is IList list and not byte[] && list.Count > 0 && list.Cast<object?>().All(IsWhole)
            ? list.Cast<object?>()
            : [value];
    }

    private static bool IsWhole(object? item) => (item is PSObject wrapped ? wrapped.BaseObject : item) is string or IDictionary or byte[];
}
