using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Pkcs11;

/// <summary>A hash function, and the numbers that parameters of mechanisms have for it (pkcs11t.h: CKM_…, CKG_MGF1_…, CKD_…_KDF).</summary>
internal sealed class HashTable(string name, ulong mechanism, ulong maskGeneration, ulong keyDerivation, int length)
{
    /// <summary>The derivation that takes the shared secret as it is (CKD_NULL).</summary>
    public const ulong NoKeyDerivation = 1;

    public static IReadOnlyList<HashTable> All { get; } =
    [
        new("SHA1", 0x220, 1, 2, 20),
        new("SHA224", 0x255, 5, 5, 28),
        new("SHA256", 0x250, 2, 6, 32),
        new("SHA384", 0x260, 3, 7, 48),
        new("SHA512", 0x270, 4, 8, 64),
        new("SHA3-224", 0x2B5, 6, 0xA, 28),
        new("SHA3-256", 0x2B0, 7, 0xB, 32),
        new("SHA3-384", 0x2C0, 8, 0xC, 48),
        new("SHA3-512", 0x2D0, 9, 0xD, 64),
    ];

    public string Name { get; } = name;

    public ulong Mechanism { get; } = mechanism;

    public ulong MaskGeneration { get; } = maskGeneration;

    public ulong KeyDerivation { get; } = keyDerivation;

    /// <summary>The length of a digest, in bytes.</summary>
    public int Length { get; } = length;

    /// <summary>The hash function of that name, <c>SHA256</c> as <c>SHA-256</c> and <c>CKM_SHA256</c>; null when there is none.</summary>
    public static HashTable? Find(string name) =>
        All.FirstOrDefault(hash => Plain(hash.Name) == Plain(name));

    private static string Plain(string name)
    {
        string plain = name.Replace("-", "").Replace("_", "").ToUpperInvariant();
        return plain.StartsWith("CKM", System.StringComparison.Ordinal) ? plain.Substring(3) : plain;
    }
}
