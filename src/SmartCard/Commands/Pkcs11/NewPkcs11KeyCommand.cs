using System.Collections;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>New-Pkcs11Key: has a token make a secret key.</summary>
[Cmdlet(VerbsCommon.New, "Pkcs11Key", DefaultParameterSetName = AesSet, SupportsShouldProcess = true)]
[OutputType(typeof(Pkcs11SecretKey))]
public sealed class NewPkcs11KeyCommand : Pkcs11NewObjectCommand
{
    private const string AesSet = "Aes";
    private const string GenericSet = "Generic";
    private const int LargestGeneric = 65536;
    private const int BitsOfByte = 8;

    /// <summary>An open session that can write, from Connect-Pkcs11Token -ReadWrite.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Pkcs11Session? Session { get; set; }

    /// <summary>The bits of an AES key: 128, 192 or 256.</summary>
    [Parameter(Position = 1, ParameterSetName = AesSet)]
    [ValidateSet("128", "192", "256")]
    public int AesBits { get; set; } = 256;

    /// <summary>The bytes of a generic secret key, as message authentication codes have it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = GenericSet)]
    [ValidateRange(1, LargestGeneric)]
    public int GenericLength { get; set; }

    /// <summary>The mechanism, with CKM_ or without, where it is not the usual one of the kind of key.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TokenMechanismCompleter))]
    public string? Mechanism { get; set; }

    /// <summary>Lets the key leave the token, wrapped or, with Sensitive false, in the clear.</summary>
    [Parameter]
    public SwitchParameter Extractable { get; set; }

    /// <summary>Attributes besides, such as @{ CKA_WRAP = $true }; $null leaves out one that is set by itself.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Attribute { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        bool isAes = ParameterSetName is AesSet;
        Pkcs11MechanismChoice choice = Choose(Mechanism ?? (isAes ? "CKM_AES_KEY_GEN" : "CKM_GENERIC_SECRET_KEY_GEN"), parameter: null);
        Pkcs11Template template = isAes ? Pkcs11Template.ForAesKey(AesBits / BitsOfByte) : Pkcs11Template.ForGenericKey(GenericLength);
        template.SetExtractable(Extractable);
        Fill(template, Attribute);
        string what = isAes ? $"AES, {AesBits} bits" : $"generic, {GenericLength} bytes";
        if (ShouldProcess(Target(Session!), $"Make a secret key ({what}, {choice})") && Try(() => Session!.GenerateKey(choice, template), out var key))
            WriteObject(key);
    }
}
