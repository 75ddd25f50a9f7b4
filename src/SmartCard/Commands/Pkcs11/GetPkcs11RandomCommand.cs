using System.Management.Automation;
using SmartCard.Bytes;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Get-Pkcs11Random: random bytes of a token.</summary>
[Cmdlet(VerbsCommon.Get, "Pkcs11Random")]
[OutputType(typeof(byte[]), typeof(string))]
public sealed class GetPkcs11RandomCommand : Pkcs11OperationCommand
{
    private const int MostBytes = 16 * 1024 * 1024;

    /// <summary>An open session, from Connect-Pkcs11Token.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Pkcs11Session? Session { get; set; }

    /// <summary>How many bytes, 1 to 16777216.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true)]
    [ValidateRange(1, MostBytes)]
    public int Count { get; set; } = 32;

    /// <summary>Gives them as hexadecimal pairs.</summary>
    [Parameter]
    public SwitchParameter AsHex { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Try(() => Session!.GenerateRandom(Count), out var random))
            WriteObject(AsHex ? HexText.Format(random) : random, enumerateCollection: false);
    }
}
