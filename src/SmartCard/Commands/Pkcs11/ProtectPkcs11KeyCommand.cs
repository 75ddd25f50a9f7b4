using System.Collections;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Protect-Pkcs11Key: wraps keys, which encrypts them to be kept outside the token.</summary>
[Cmdlet(VerbsSecurity.Protect, "Pkcs11Key")]
[OutputType(typeof(Pkcs11WrappedKey))]
public sealed class ProtectPkcs11KeyCommand : Pkcs11OperationCommand
{
    private Pkcs11MechanismChoice? choice;

    /// <summary>The secret or private key that is wrapped; it must be extractable.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Pkcs11Object? Key { get; set; }

    /// <summary>The secret or public key that encrypts it.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNull]
    public Pkcs11Object? WrappingKey { get; set; }

    /// <summary>The mechanism, with CKM_ or without. The Tab key completes to those that the token has.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TokenMechanismCompleter))]
    public string? Mechanism { get; set; }

    /// <summary>The parameters of the mechanism by name, such as @{ Iv = '00 01 …' }.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? MechanismParameter { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => choice = Choose(Mechanism!, MechanismParameter);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        Pkcs11Session session = WrappingKey!.Session;
        if (Try(() => choice!.ForEncryption(session), out var chosen) && Try(() => session.WrapKey(WrappingKey, chosen, Key!), out var wrapped))
            WriteObject(new Pkcs11WrappedKey(wrapped, chosen, Key!));
    }
}
