using System;
using System.Collections.Generic;
using System.Management.Automation;
using SmartCard.Errors;
using SmartCard.Interindustry;

namespace SmartCard.Binding;

/// <summary>Turns what a parameter was given into data objects: text, bytes, or objects with a property Tlv or Data.</summary>
/// <param name="cmdlet">The cmdlet that the input belongs to.</param>
/// <param name="take">Does the work with the outermost data objects of one input.</param>
/// <param name="refuse">Reports what cannot be read.</param>
internal sealed class TlvInput(Cmdlet cmdlet, Action<IReadOnlyList<DataObject>> take, Action<ErrorRecord> refuse)
    : HexInput<IReadOnlyList<DataObject>>(cmdlet, take, refuse, "Tlv", "Data")
{
    // One list for every input, since there may be very many: what takes it keeps the objects and not the list.
    private readonly List<DataObject> objects = [];

    /// <summary>How the objects are written.</summary>
    internal TlvEncoding Encoding { get; set; }

    /// <summary>Whose names of tags are looked at first.</summary>
    internal TagVocabulary Vocabulary { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "data object";

    /// <inheritdoc/>
    protected override IReadOnlyList<DataObject> Read(string text)
    {
        objects.Clear();
        DataObject.Parse(text, objects, Encoding, Vocabulary);
        return objects;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<DataObject> Read(byte[] bytes)
    {
        objects.Clear();
        DataObject.Read(bytes, objects, Encoding, Vocabulary);
        return objects;
    }

    /// <inheritdoc/>
    protected override ErrorRecord Unusable(object? target, string reason) => ApduErrors.NoTlv(target, reason);

    /// <inheritdoc/>
    protected override ErrorRecord Malformed(FormatException exception, string shown, object? target) =>
        ApduErrors.InvalidTlv(exception, shown, target);
}
