using System;
using System.Management.Automation;
using System.Security;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>New-Pkcs11Signature: signs data with a key of a token.</summary>
[Cmdlet(VerbsCommon.New, "Pkcs11Signature", DefaultParameterSetName = DataSet)]
[OutputType(typeof(Pkcs11Signature))]
public sealed class NewPkcs11SignatureCommand : Pkcs11DataCommand
{
    private Pkcs11MechanismChoice? choice;
    private Pkcs11Pin? pin;

    /// <summary>The private key, or the secret key of a message authentication code, from Get-Pkcs11Object in a session that is open.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    public Pkcs11Object? Key { get; set; }

    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TokenMechanismCompleter))]
    public override string? Mechanism { get; set; }

    /// <summary>The PIN that a key asks for each time it is used (CKA_ALWAYS_AUTHENTICATE), as a SecureString or a PSCredential.</summary>
    [Parameter]
    [Pin]
    [ValidateNotNull]
    public SecureString? Pin { get; set; }

    /// <summary>Gives a signature of ECDSA or DSA as openssl, X.509 and CMS have it: a SEQUENCE of r and s in DER.</summary>
    [Parameter]
    public SwitchParameter Der { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        choice = Choose(Mechanism!, MechanismParameter);
        pin = Pin is null ? null : Pkcs11Pin.From(Pin);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            pin?.Dispose();
        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    private protected override void ProcessData(byte[] data, PSObject? holder)
    {
        if (Try(() => Key!.Session.Sign(Key, choice!, data, pin), out var signature))
            Write(signature, path: null);
    }

    /// <inheritdoc/>
    private protected override void ProcessFile(string path)
    {
        if (TryFile(
            path,
            data => Key!.Session.Sign(Key, choice!, data, pin),
            (stream, progress) => Key!.Session.Sign(Key, choice!, stream, pin, progress, StoppingToken),
            out var signature))
        {
            Write(signature, path);
        }
    }

    private void Write(byte[] signature, string? path)
    {
        try
        {
            byte[] given = Der ? EcdsaSignature.ToDer(signature) : signature;
            WriteObject(new Pkcs11Signature(given, choice!, Key!, path));
        }
        catch (ArgumentException exception)
        {
            WriteError(Pkcs11ObjectErrors.InvalidSignature(exception, path));
        }
    }
}
