using System;

namespace SmartCard.Pkcs11;

/// <summary>How a pair of keys is made: the mechanism, and what both keys must have and usually are for.</summary>
public sealed class KeyPairPlan
{
    private static readonly byte[] PublicExponent = [0x01, 0x00, 0x01];

    private KeyPairPlan(string mechanism)
    {
        Mechanism = mechanism;
        PublicTemplate.Set(Attribute.Token, true).Set(Attribute.Private, false).Set(Attribute.Verify, true);
        PrivateTemplate.Set(Attribute.Token, true).Set(Attribute.Private, true).Set(Attribute.Sensitive, true)
            .Set(Attribute.Extractable, false).Set(Attribute.Sign, true);
    }

    /// <summary>The mechanism, such as <c>CKM_EC_KEY_PAIR_GEN</c>.</summary>
    public string Mechanism { get; }

    /// <summary>The public key: on the token, seen by all, for verifying, and with RSA for encrypting and wrapping.</summary>
    public Pkcs11Template PublicTemplate { get; } = new();

    /// <summary>
    /// The private key: on the token, private, sensitive and not extractable, for signing, and with RSA for decrypting and
    /// unwrapping, with a curve for deriving.
    /// </summary>
    public Pkcs11Template PrivateTemplate { get; } = new();

    /// <summary>RSA with the public exponent 65537.</summary>
    /// <param name="bits">The bits of the modulus.</param>
    public static KeyPairPlan Rsa(int bits)
    {
        KeyPairPlan plan = new("CKM_RSA_PKCS_KEY_PAIR_GEN");
        plan.PublicTemplate.Set(Attribute.ModulusBits, bits).Set(Attribute.PublicExponent, PublicExponent)
            .Set(Attribute.Encrypt, true).Set(Attribute.Wrap, true);
        plan.PrivateTemplate.Set(Attribute.Decrypt, true).Set(Attribute.Unwrap, true);
        return plan;
    }

    /// <summary>A key on a curve: ECDSA and ECDH, EdDSA on Ed25519 and Ed448, ECDH alone on X25519 and X448.</summary>
    /// <param name="curve">The curve.</param>
    public static KeyPairPlan OnCurve(NamedCurve curve)
    {
        bool isEdwards = curve.Name.StartsWith("Ed", StringComparison.Ordinal);
        bool isMontgomery = curve.Name.StartsWith("X", StringComparison.Ordinal);
        KeyPairPlan plan = new(isEdwards ? "CKM_EC_EDWARDS_KEY_PAIR_GEN" : isMontgomery ? "CKM_EC_MONTGOMERY_KEY_PAIR_GEN" : "CKM_EC_KEY_PAIR_GEN");
        plan.PublicTemplate.Set(Attribute.EcParams, curve.GetParameters());
        if (!isEdwards)
            plan.PrivateTemplate.Set(Attribute.Derive, true);
        if (isMontgomery)
        {
            plan.PublicTemplate.Set(Attribute.Verify, null);
            plan.PrivateTemplate.Set(Attribute.Sign, null);
        }

        return plan;
    }
}
