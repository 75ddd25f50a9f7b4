using System.Collections;
using SmartCard.Bytes;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>A wrapped key, with what is needed besides the wrapping key to unwrap it.</summary>
public sealed class Pkcs11WrappedKey
{
    private readonly byte[] data;

    internal Pkcs11WrappedKey(byte[] data, Pkcs11MechanismChoice choice, Pkcs11Object key)
    {
        this.data = data;
        Mechanism = choice.Mechanism;
        MechanismParameter = choice.Parameter;
        Class = key.Class;
        KeyType = (key as Pkcs11Key)?.KeyType;
        Label = key.Label;
        Id = key.Id;
    }

    /// <summary>What the key is called; null when it has no label.</summary>
    public string? Label { get; }

    /// <summary>Its CKA_ID as hexadecimal pairs; null when it has none.</summary>
    public string? Id { get; }

    /// <summary>What it is: a secret or a private key.</summary>
    public Pkcs11ObjectClass Class { get; }

    /// <summary>CKA_KEY_TYPE, such as <c>CKK_AES</c>; null when the token does not tell.</summary>
    public string? KeyType { get; }

    /// <summary>How it was wrapped, such as <c>CKM_AES_KEY_WRAP</c>.</summary>
    public string Mechanism { get; }

    /// <summary>The parameters of the mechanism, also those that were made, such as the initialisation vector.</summary>
    public Hashtable MechanismParameter { get; }

    /// <summary>The wrapped key; a copy.</summary>
    public byte[] Data => (byte[])data.Clone();

    /// <summary>The wrapped key as hexadecimal pairs.</summary>
    public string Hex => HexText.Format(data);

    /// <summary>The wrapped key as hexadecimal pairs.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Hex;
}
