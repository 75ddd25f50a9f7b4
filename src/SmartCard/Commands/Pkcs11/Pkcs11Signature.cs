using System.Collections;
using SmartCard.Bytes;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>A signature, with how it was made.</summary>
public sealed class Pkcs11Signature
{
    private readonly byte[] signature;

    internal Pkcs11Signature(byte[] signature, Pkcs11MechanismChoice choice, Pkcs11Object key, string? path)
    {
        this.signature = signature;
        Mechanism = choice.Mechanism;
        MechanismParameter = choice.Parameter;
        KeyLabel = key.Label;
        KeyId = key.Id;
        Path = path;
    }

    /// <summary>The signature; a copy.</summary>
    public byte[] Signature => (byte[])signature.Clone();

    /// <summary>The signature as hexadecimal pairs.</summary>
    public string Hex => HexText.Format(signature);

    /// <summary>How it was made, such as <c>CKM_SHA256_RSA_PKCS</c>.</summary>
    public string Mechanism { get; }

    /// <summary>The parameters of the mechanism that were given.</summary>
    public Hashtable MechanismParameter { get; }

    /// <summary>The label of the key; null when it has none.</summary>
    public string? KeyLabel { get; }

    /// <summary>The CKA_ID of the key; null when it has none.</summary>
    public string? KeyId { get; }

    /// <summary>The file that was signed; null when it was none.</summary>
    public string? Path { get; }

    /// <summary>The signature as hexadecimal pairs.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Hex;
}
