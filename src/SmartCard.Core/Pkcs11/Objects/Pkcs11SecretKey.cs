namespace SmartCard.Pkcs11;

/// <summary>A secret key (CKO_SECRET_KEY).</summary>
public sealed class Pkcs11SecretKey : Pkcs11Key
{
    internal Pkcs11SecretKey(ObjectSource source, AttributeSet attributes)
        : base(source, attributes)
    {
        Sensitive = attributes.Flag(Attribute.Sensitive);
        AlwaysSensitive = attributes.Flag(Attribute.AlwaysSensitive);
        Extractable = attributes.Flag(Attribute.Extractable);
        NeverExtractable = attributes.Flag(Attribute.NeverExtractable);
    }

    /// <summary>Whether its value is never given out in the clear (CKA_SENSITIVE).</summary>
    public bool? Sensitive { get; }

    /// <summary>Whether it always was so (CKA_ALWAYS_SENSITIVE).</summary>
    public bool? AlwaysSensitive { get; }

    /// <summary>Whether it can leave the token, at least wrapped (CKA_EXTRACTABLE).</summary>
    public bool? Extractable { get; }

    /// <summary>Whether it never could (CKA_NEVER_EXTRACTABLE).</summary>
    public bool? NeverExtractable { get; }
}
