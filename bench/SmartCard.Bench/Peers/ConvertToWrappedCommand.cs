using System.Management.Automation;

namespace SmartCard.Bench.Peers;

/// <summary>The least that a binary cmdlet can do with a string from the pipeline: wrap it in an object.</summary>
[Cmdlet(VerbsData.ConvertTo, "Wrapped")]
[OutputType(typeof(Wrapped))]
public sealed class ConvertToWrappedCommand : PSCmdlet
{
    /// <summary>The string.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string Text { get; set; } = "";

    /// <summary>Wraps it.</summary>
    protected override void ProcessRecord() => WriteObject(new Wrapped(Text));
}

/// <summary>An object with a string in it.</summary>
/// <param name="text">The string.</param>
public sealed class Wrapped(string text)
{
    /// <summary>The string.</summary>
    public string Text { get; } = text;
}
