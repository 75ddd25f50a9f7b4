using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Add-Pkcs11RandomSeed: stirs bytes into the random number generator of a token.</summary>
[Cmdlet(VerbsCommon.Add, "Pkcs11RandomSeed", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class AddPkcs11RandomSeedCommand : Pkcs11OperationCommand
{
    /// <summary>An open session, from Connect-Pkcs11Token.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Pkcs11Session? Session { get; set; }

    /// <summary>The bytes, as an array or in hexadecimal.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [HexText]
    [ValidateNotNullOrEmpty]
    public byte[]? Seed { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess($"slot {Session!.SlotId} of {Session.ModulePath}", $"Seed the random number generator with {Seed!.Length} bytes"))
            Try(() => Session.SeedRandom(Seed));
    }
}
