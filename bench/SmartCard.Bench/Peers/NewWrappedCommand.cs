using System.Management.Automation;

namespace SmartCard.Bench.Peers;

/// <summary>The least that a binary cmdlet can do with the fields of a command: wrap them in an object.</summary>
[Cmdlet(VerbsCommon.New, "Wrapped")]
[OutputType(typeof(WrappedFields))]
public sealed class NewWrappedCommand : PSCmdlet
{
    /// <summary>CLA.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public byte Cla { get; set; }

    /// <summary>INS.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public byte Ins { get; set; }

    /// <summary>P1.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    public byte P1 { get; set; }

    /// <summary>P2.</summary>
    [Parameter(Position = 3, ValueFromPipelineByPropertyName = true)]
    public byte P2 { get; set; }

    /// <summary>The data.</summary>
    [Parameter(Position = 4, ValueFromPipelineByPropertyName = true)]
    public byte[]? Data { get; set; }

    /// <summary>Le.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public int? Le { get; set; }

    /// <summary>Wraps them.</summary>
    protected override void ProcessRecord() => WriteObject(new WrappedFields(Cla, Ins, P1, P2, Data, Le));
}

/// <summary>An object with the fields in it.</summary>
/// <param name="cla">CLA.</param>
/// <param name="ins">INS.</param>
/// <param name="p1">P1.</param>
/// <param name="p2">P2.</param>
/// <param name="data">The data.</param>
/// <param name="le">Le.</param>
public sealed class WrappedFields(byte cla, byte ins, byte p1, byte p2, byte[]? data, int? le)
{
    /// <summary>CLA.</summary>
    public byte Cla { get; } = cla;

    /// <summary>INS.</summary>
    public byte Ins { get; } = ins;

    /// <summary>P1.</summary>
    public byte P1 { get; } = p1;

    /// <summary>P2.</summary>
    public byte P2 { get; } = p2;

    /// <summary>The data.</summary>
    public byte[]? Data { get; } = data;

    /// <summary>Le.</summary>
    public int? Le { get; } = le;
}
