using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Get-Pkcs11Digest: has a token digest data.</summary>
[Cmdlet(VerbsCommon.Get, "Pkcs11Digest", DefaultParameterSetName = DataSet)]
[OutputType(typeof(Pkcs11Digest))]
public sealed class GetPkcs11DigestCommand : Pkcs11DataCommand
{
    private Pkcs11MechanismChoice? choice;

    /// <summary>An open session, from Connect-Pkcs11Token.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    public Pkcs11Session? Session { get; set; }

    /// <inheritdoc/>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TokenMechanismCompleter))]
    public override string? Mechanism { get; set; } = "CKM_SHA256";

    /// <inheritdoc/>
    protected override void BeginProcessing() => choice = Choose(Mechanism!, MechanismParameter);

    /// <inheritdoc/>
    private protected override void ProcessData(byte[] data, PSObject? holder)
    {
        if (Try(() => Session!.Digest(choice!, data), out var digest))
            WriteObject(new Pkcs11Digest(digest, choice!, path: null));
    }

    /// <inheritdoc/>
    private protected override void ProcessFile(string path)
    {
        if (TryFile(
            path,
            data => Session!.Digest(choice!, data),
            (stream, progress) => Session!.Digest(choice!, stream, progress, StoppingToken),
            out var digest))
        {
            WriteObject(new Pkcs11Digest(digest, choice!, path));
        }
    }
}
