using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Interindustry;

namespace SmartCard.Commands.Apdu;

/// <summary>ConvertTo-Tlv: makes BER-TLV and SIMPLE-TLV data objects.</summary>
[Cmdlet(VerbsData.ConvertTo, "Tlv", DefaultParameterSetName = ValueSet)]
[OutputType(typeof(DataObject))]
public sealed class ConvertToTlvCommand : PSCmdlet
{
    private const string ValueSet = "Value";
    private const string TextSet = "Text";
    private const string ObjectSet = "InputObject";

    private readonly List<DataObject> children = [];
    private TlvInput? input;

    /// <summary>The tag: one to four bytes in hexadecimal.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ValueSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = TextSet)]
    [Parameter(Position = 0, ParameterSetName = ObjectSet)]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string? Tag { get; set; }

    /// <summary>The value: hexadecimal text, bytes, or data objects; none when not named.</summary>
    [Parameter(Position = 1, ParameterSetName = ValueSet)]
    [AllowNull]
    [AllowEmptyCollection]
    [CommandData]
    public byte[]? Value { get; set; }

    /// <summary>The value as text, written in UTF-8.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TextSet)]
    [AllowEmptyString]
    public string Text { get; set; } = "";

    /// <summary>
    /// Data objects to put into the tag, or, without a tag, to write anew with the shortest lengths; or dictionaries
    /// with tags as keys.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? InputObject { get; set; }

    /// <summary>The object is SIMPLE-TLV.</summary>
    [Parameter]
    public SwitchParameter Simple { get; set; }

    /// <summary>Whose names of tags are looked at first.</summary>
    [Parameter]
    public TagVocabulary Vocabulary { get; set; } = TagVocabulary.Interindustry;

    /// <summary>Prepares the input.</summary>
    protected override void BeginProcessing() =>
        input = new TlvInput(this, Take, WriteError) { Encoding = Encoding, Vocabulary = Vocabulary };

    /// <summary>Takes the next input.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName != ObjectSet)
            return;
        if ((InputObject is PSObject wrapped ? wrapped.BaseObject : InputObject) is IDictionary tree)
            Try(() => Take([.. new TlvTree(Encoding, Vocabulary).Read(tree)]), tree);
        else
            input!.Add(InputObject);
    }

    /// <summary>Writes what the input was collected for.</summary>
    protected override void EndProcessing()
    {
        input!.Complete();
        if (ParameterSetName == ObjectSet && Tag is not null)
            Try(() => WriteObject(DataObject.Create(TagPath.ParseTag(Tag), children, Encoding, Vocabulary)), Tag);
        else if (ParameterSetName != ObjectSet)
            Try(() => WriteObject(DataObject.Create(TagPath.ParseTag(Tag!), ValueOrText, Encoding, Vocabulary)), Tag);
    }

    private TlvEncoding Encoding => Simple ? TlvEncoding.Simple : TlvEncoding.Ber;

    private byte[] ValueOrText => ParameterSetName == TextSet ? new UTF8Encoding(false).GetBytes(Text) : Value ?? [];

    private void Take(IReadOnlyList<DataObject> objects)
    {
        if (Tag is null)
            WriteObject(objects.Select(item => item.WithShortestLengths()), enumerateCollection: true);
        else
            children.AddRange(objects);
    }

    private void Try(Action make, object? target)
    {
        try
        {
            make();
        }
        catch (FormatException exception)
        {
            WriteError(ApduErrors.InvalidDataObject(exception, target));
        }
    }
}
