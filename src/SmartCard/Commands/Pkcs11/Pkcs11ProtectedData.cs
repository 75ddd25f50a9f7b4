using System.Collections;
using SmartCard.Bytes;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Encrypted data, with what is needed besides the key to decrypt it.</summary>
public sealed class Pkcs11ProtectedData
{
    private readonly byte[]? data;

    internal Pkcs11ProtectedData(byte[]? data, Pkcs11MechanismChoice choice, Pkcs11Object key, string? destination)
    {
        this.data = data;
        Mechanism = choice.Mechanism;
        MechanismParameter = choice.Parameter;
        KeyLabel = key.Label;
        KeyId = key.Id;
        Destination = destination;
    }

    /// <summary>The encrypted data; a copy; null when it went to a file.</summary>
    public byte[]? Data => (byte[]?)data?.Clone();

    /// <summary>The encrypted data as hexadecimal pairs; null when it went to a file.</summary>
    public string? Hex => data is null ? null : HexText.Format(data);

    /// <summary>How it was encrypted, such as <c>CKM_AES_GCM</c>.</summary>
    public string Mechanism { get; }

    /// <summary>The parameters of the mechanism, also those that were made, such as the initialisation vector.</summary>
    public Hashtable MechanismParameter { get; }

    /// <summary>The label of the key; null when it has none.</summary>
    public string? KeyLabel { get; }

    /// <summary>The CKA_ID of the key; null when it has none.</summary>
    public string? KeyId { get; }

    /// <summary>The file that the encrypted data went to; null when it went to none.</summary>
    public string? Destination { get; }

    /// <summary>The data as hexadecimal pairs, or the file.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Hex ?? Destination ?? "";
}
