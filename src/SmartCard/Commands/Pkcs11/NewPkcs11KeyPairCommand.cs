using System.Collections;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>New-Pkcs11KeyPair: has a token make a public and a private key.</summary>
[Cmdlet(VerbsCommon.New, "Pkcs11KeyPair", DefaultParameterSetName = CurveSet, SupportsShouldProcess = true)]
[OutputType(typeof(Pkcs11KeyPair))]
public sealed class NewPkcs11KeyPairCommand : Pkcs11NewObjectCommand
{
    private const string CurveSet = "Curve";
    private const string RsaSet = "Rsa";
    private const int SmallestRsa = 512;
    private const int LargestRsa = 16384;

    /// <summary>An open session that can write, from Connect-Pkcs11Token -ReadWrite.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Pkcs11Session? Session { get; set; }

    /// <summary>The curve, such as P-256, secp256k1, brainpoolP256r1, Ed25519 or X25519.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = CurveSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CurveCompleter))]
    public string? Curve { get; set; }

    /// <summary>The bits of an RSA modulus, 512 to 16384.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RsaSet)]
    [ValidateRange(SmallestRsa, LargestRsa)]
    public int RsaBits { get; set; }

    /// <summary>The mechanism, with CKM_ or without, where it is not the usual one of the kind of key.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TokenMechanismCompleter))]
    public string? Mechanism { get; set; }

    /// <summary>Lets the private key leave the token, wrapped or, with Sensitive false, in the clear.</summary>
    [Parameter]
    public SwitchParameter Extractable { get; set; }

    /// <summary>Attributes of the public key besides, such as @{ CKA_WRAP = $false }; $null leaves out one that is set by itself.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? PublicAttribute { get; set; }

    /// <summary>Attributes of the private key besides, such as @{ CKA_DECRYPT = $false }; $null leaves out one that is set by itself.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? PrivateAttribute { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Plan() is not KeyPairPlan plan)
            return;
        Pkcs11MechanismChoice choice = Choose(Mechanism ?? plan.Mechanism, parameter: null);
        plan.PrivateTemplate.SetExtractable(Extractable);
        Fill(plan.PublicTemplate, PublicAttribute);
        Fill(plan.PrivateTemplate, PrivateAttribute);
        if (ShouldProcess(Target(Session!), $"Make a key pair ({Curve ?? $"RSA, {RsaBits} bits"}, {choice})")
            && Try(() => Session!.GenerateKeyPair(choice, plan.PublicTemplate, plan.PrivateTemplate), out var pair))
        {
            WriteObject(pair);
        }
    }

    private KeyPairPlan? Plan()
    {
        if (Curve is null)
            return KeyPairPlan.Rsa(RsaBits);
        if (NamedCurve.FromName(Curve) is NamedCurve curve)
            return KeyPairPlan.OnCurve(curve);
        WriteError(Pkcs11ObjectErrors.NoCurve(Curve));
        return null;
    }
}
