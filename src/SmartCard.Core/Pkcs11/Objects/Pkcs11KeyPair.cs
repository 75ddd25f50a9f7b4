namespace SmartCard.Pkcs11;

/// <summary>A public and a private key that were made together.</summary>
public sealed class Pkcs11KeyPair
{
    internal Pkcs11KeyPair(Pkcs11Object publicKey, Pkcs11Object privateKey)
    {
        PublicKey = publicKey;
        PrivateKey = privateKey;
    }

    /// <summary>What they are called (CKA_LABEL of the private key); null when they have no label.</summary>
    public string? Label => PrivateKey.Label;

    /// <summary>What they share (CKA_ID of the private key), as hexadecimal pairs; null when they have none.</summary>
    public string? Id => PrivateKey.Id;

    /// <summary>CKA_KEY_TYPE, such as <c>CKK_EC</c>.</summary>
    public string? KeyType => (PublicKey as Pkcs11Key)?.KeyType;

    /// <summary>The size in bits; null when the token does not tell.</summary>
    public int? KeySizeBits => (PublicKey as Pkcs11Key)?.KeySizeBits;

    /// <summary>The curve, such as <c>P-256</c>; null for other keys.</summary>
    public string? Curve => (PublicKey as Pkcs11Key)?.Curve;

    /// <summary>The public key.</summary>
    public Pkcs11Object PublicKey { get; }

    /// <summary>The private key.</summary>
    public Pkcs11Object PrivateKey { get; }

    /// <summary>The label, or what they share.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"KeyPair {Label ?? Id}".TrimEnd();
}
