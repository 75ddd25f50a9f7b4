using System;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Test-Pkcs11Signature: says whether a signature is right.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Pkcs11Signature", DefaultParameterSetName = DataSet)]
[OutputType(typeof(bool))]
public sealed class TestPkcs11SignatureCommand : Pkcs11DataCommand
{
    private Pkcs11MechanismChoice? choice;
    private byte[]? signature;

    /// <summary>The public key, or the secret key of a message authentication code, from Get-Pkcs11Object in a session that is open.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    public Pkcs11Object? Key { get; set; }

    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TokenMechanismCompleter))]
    public override string? Mechanism { get; set; }

    /// <summary>The signature: bytes, hexadecimal, or what New-Pkcs11Signature gave.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [HeldBytes("Signature")]
    [ValidateNotNull]
    [AllowEmptyCollection]
    public byte[]? Signature { get; set; }

    /// <summary>The signature is one of ECDSA or DSA as openssl, X.509 and CMS have it: a SEQUENCE of r and s in DER.</summary>
    [Parameter]
    public SwitchParameter Der { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        choice = Choose(Mechanism!, MechanismParameter);
        try
        {
            signature = Der ? EcdsaSignature.FromDer(Signature!, (Key as Pkcs11Key)?.KeySizeBits ?? 0) : Signature;
        }
        catch (ArgumentException exception)
        {
            ThrowTerminatingError(Pkcs11ObjectErrors.InvalidSignature(exception, Signature));
        }
    }

    /// <inheritdoc/>
    private protected override void ProcessData(byte[] data, PSObject? holder)
    {
        if (Try(() => Key!.Session.Verify(Key, choice!, data, signature!), out bool isValid))
            WriteObject(isValid);
    }

    /// <inheritdoc/>
    private protected override void ProcessFile(string path)
    {
        if (TryFile(
            path,
            data => Key!.Session.Verify(Key, choice!, data, signature!),
            (stream, progress) => Key!.Session.Verify(Key, choice!, stream, signature!, progress, StoppingToken),
            out bool isValid))
        {
            WriteObject(isValid);
        }
    }
}
