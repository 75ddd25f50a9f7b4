using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Unprotect-Pkcs11Key: unwraps a key, which decrypts it inside the token.</summary>
[Cmdlet(VerbsSecurity.Unprotect, "Pkcs11Key", SupportsShouldProcess = true)]
[OutputType(typeof(Pkcs11SecretKey), typeof(Pkcs11PrivateKey))]
public sealed class UnprotectPkcs11KeyCommand : Pkcs11KeyOfOthersCommand
{
    /// <summary>The wrapped key: bytes, hexadecimal, or what Protect-Pkcs11Key gave.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [HeldBytes("Data")]
    [ValidateNotNullOrEmpty]
    public byte[]? Data { get; set; }

    /// <summary>The secret or private key that decrypts it.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNull]
    public Pkcs11Object? UnwrappingKey { get; set; }

    /// <summary>The mechanism, with CKM_ or without. The Tab key completes to those that the token has.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TokenMechanismCompleter))]
    public string? Mechanism { get; set; }

    /// <summary>What the key is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Pkcs11ObjectClass Class { get; set; } = Pkcs11ObjectClass.SecretKey;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        Pkcs11Session session = UnwrappingKey!.Session;
        Pkcs11MechanismChoice choice = Choose(Mechanism!, MechanismParameter);
        Pkcs11Template template = TemplateFor(Class, KeyType ?? "CKK_AES", length: null);
        if (ShouldProcess(Target(session), $"Unwrap a key ({choice})") && Try(() => session.UnwrapKey(UnwrappingKey, choice, Data!, template), out var key))
            WriteObject(key);
    }
}
