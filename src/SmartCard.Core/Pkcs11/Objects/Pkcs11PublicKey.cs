namespace SmartCard.Pkcs11;

/// <summary>A public key (CKO_PUBLIC_KEY).</summary>
public sealed class Pkcs11PublicKey : Pkcs11Key
{
    internal Pkcs11PublicKey(ObjectSource source, AttributeSet attributes)
        : base(source, attributes)
    {
    }
}
