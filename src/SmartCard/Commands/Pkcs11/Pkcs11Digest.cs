using SmartCard.Bytes;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>A digest that a token made.</summary>
public sealed class Pkcs11Digest
{
    private readonly byte[] digest;

    internal Pkcs11Digest(byte[] digest, Pkcs11MechanismChoice choice, string? path)
    {
        this.digest = digest;
        Mechanism = choice.Mechanism;
        Path = path;
    }

    /// <summary>The digest; a copy.</summary>
    public byte[] Digest => (byte[])digest.Clone();

    /// <summary>The digest as hexadecimal pairs.</summary>
    public string Hex => HexText.Format(digest);

    /// <summary>How it was made, such as <c>CKM_SHA256</c>.</summary>
    public string Mechanism { get; }

    /// <summary>The file that was digested; null when it was none.</summary>
    public string? Path { get; }

    /// <summary>The digest as hexadecimal pairs.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Hex;
}
