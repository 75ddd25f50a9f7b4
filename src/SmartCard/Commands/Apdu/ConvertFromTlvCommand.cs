using System;
using System.Collections.Generic;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Interindustry;

namespace SmartCard.Commands.Apdu;

/// <summary>ConvertFrom-Tlv: decodes BER-TLV and SIMPLE-TLV data objects.</summary>
[Cmdlet(VerbsData.ConvertFrom, "Tlv")]
[OutputType(typeof(DataObject))]
public sealed class ConvertFromTlvCommand : PSCmdlet
{
    private readonly TlvInput input;
    private readonly List<TagPath> paths = [];

    /// <summary>Prepares the input.</summary>
    public ConvertFromTlvCommand() => input = new TlvInput(this, Write, WriteError);

    /// <summary>
    /// The data objects: text in any usual form of hexadecimal, arrays of bytes, objects with a property Tlv or Data.
    /// Bytes that come one by one are put together.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? Tlv { get; set; }

    /// <summary>The data objects to give, by their tags from outside in: 6F/A5/50; * is any tag, ** any number of levels.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[]? Path { get; set; }

    /// <summary>The bytes are SIMPLE-TLV.</summary>
    [Parameter]
    public SwitchParameter Simple { get; set; }

    /// <summary>Whose names of tags are looked at first.</summary>
    [Parameter]
    public TagVocabulary Vocabulary { get; set; } = TagVocabulary.Interindustry;

    /// <summary>Reads the paths.</summary>
    protected override void BeginProcessing()
    {
        input.Encoding = Simple ? TlvEncoding.Simple : TlvEncoding.Ber;
        input.Vocabulary = Vocabulary;
        foreach (string path in Path ?? [])
        {
            try
            {
                paths.Add(TagPath.Parse(path));
            }
            catch (FormatException exception)
            {
                ThrowTerminatingError(ApduErrors.InvalidTagPath(exception, path));
            }
        }
    }

    /// <summary>Takes the next input.</summary>
    protected override void ProcessRecord() => input.Add(Tlv);

    /// <summary>Takes the bytes that are still loose.</summary>
    protected override void EndProcessing() => input.Complete();

    private void Write(IReadOnlyList<DataObject> objects)
    {
        if (paths.Count == 0)
        {
            for (int i = 0; i < objects.Count; i++)
                WriteObject(objects[i]);
            return;
        }

        for (int i = 0; i < paths.Count; i++)
        {
            bool isFound = false;
            foreach (DataObject item in paths[i].Select(objects))
            {
                isFound = true;
                WriteObject(item);
            }

            if (!isFound && !WildcardPattern.ContainsWildcardCharacters(Path![i]))
                WriteError(ApduErrors.TagNotFound(Path[i]));
        }
    }
}
