namespace SmartCard.Pkcs11.Discovery;

/// <summary>A file that should be a PKCS#11 module, and who says so.</summary>
/// <param name="path">The file as a full path, or a name that the system looks for.</param>
/// <param name="foundBy">Who names it, such as <c>PKCS11_MODULE</c> or <c>p11-kit: opensc-pkcs11.module</c>.</param>
/// <param name="isTrustList">Whether it only hands out certificates to trust, and knows no cards.</param>
public sealed class Pkcs11ModulePlace(string path, string foundBy, bool isTrustList = false)
{
    /// <summary>The file as a full path, or a name that the system looks for.</summary>
    public string Path { get; } = path;

    /// <summary>Who names it, such as <c>PKCS11_MODULE</c>, <c>p11-kit: opensc-pkcs11.module</c> or <c>usual place</c>.</summary>
    public string FoundBy { get; } = foundBy;

    /// <summary>Whether it only hands out certificates to trust, and knows no cards (<c>trust-policy</c> of p11-kit).</summary>
    public bool IsTrustList { get; } = isTrustList;
}
