using System.Collections;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>New-Pkcs11DerivedKey: derives a secret key from another key, as with ECDH.</summary>
[Cmdlet(VerbsCommon.New, "Pkcs11DerivedKey", SupportsShouldProcess = true)]
[OutputType(typeof(Pkcs11SecretKey))]
public sealed class NewPkcs11DerivedKeyCommand : Pkcs11KeyOfOthersCommand
{
    private const int LargestKey = 65536;

    /// <summary>The key that it is derived from: one's own private key for ECDH.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Pkcs11Object? Key { get; set; }

    /// <summary>The other's public key for ECDH: an object of a token, or the bytes of the point, as an array or in hexadecimal.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNull]
    public object? PublicKey { get; set; }

    /// <summary>The mechanism, with CKM_ or without. The Tab key completes to those that the token has.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TokenMechanismCompleter))]
    public string Mechanism { get; set; } = "CKM_ECDH1_DERIVE";

    /// <summary>The bytes of the key; without it, the length follows from the mechanism.</summary>
    [Parameter]
    [ValidateRange(1, LargestKey)]
    public int Length { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        Pkcs11Session session = Key!.Session;
        Hashtable parameters = MechanismParameter is null ? [] : new Hashtable(MechanismParameter);
        if (PublicKey is not null)
            parameters["PublicKey"] = PublicKey is PSObject wrapped ? wrapped.BaseObject : PublicKey;
        Pkcs11MechanismChoice choice = Choose(Mechanism, parameters);
        Pkcs11Template template = TemplateFor(Pkcs11ObjectClass.SecretKey, KeyType ?? "CKK_GENERIC_SECRET", Length is 0 ? null : Length);
        if (ShouldProcess(Target(session), $"Derive a key ({choice})") && Try(() => session.DeriveKey(Key, choice, template), out var key))
            WriteObject(key);
    }
}
