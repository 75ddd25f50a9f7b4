using System.Collections.Generic;

namespace SmartCard.Pkcs11;

/// <summary>Something in a file that an object can be made of.</summary>
public sealed class FileObject
{
    private static readonly Dictionary<(Pkcs11ObjectClass Class, string KeyType), Pkcs11KeyUsage> Usages = new()
    {
        [(Pkcs11ObjectClass.PublicKey, "CKK_RSA")] = Pkcs11KeyUsage.Verify | Pkcs11KeyUsage.Encrypt | Pkcs11KeyUsage.Wrap,
        [(Pkcs11ObjectClass.PublicKey, "CKK_EC")] = Pkcs11KeyUsage.Verify,
        [(Pkcs11ObjectClass.PublicKey, "CKK_EC_EDWARDS")] = Pkcs11KeyUsage.Verify,
        [(Pkcs11ObjectClass.PrivateKey, "CKK_RSA")] = Pkcs11KeyUsage.Sign | Pkcs11KeyUsage.Decrypt | Pkcs11KeyUsage.Unwrap,
        [(Pkcs11ObjectClass.PrivateKey, "CKK_EC")] = Pkcs11KeyUsage.Sign | Pkcs11KeyUsage.Derive,
        [(Pkcs11ObjectClass.PrivateKey, "CKK_EC_EDWARDS")] = Pkcs11KeyUsage.Sign,
        [(Pkcs11ObjectClass.PrivateKey, "CKK_EC_MONTGOMERY")] = Pkcs11KeyUsage.Derive,
        [(Pkcs11ObjectClass.SecretKey, "CKK_AES")] =
            Pkcs11KeyUsage.Encrypt | Pkcs11KeyUsage.Decrypt | Pkcs11KeyUsage.Wrap | Pkcs11KeyUsage.Unwrap,
    };

    internal FileObject(Pkcs11ObjectClass objectClass, Pkcs11Template template, string? name)
    {
        Class = objectClass;
        Template = template;
        Name = name;
    }

    /// <summary>What kind of object it becomes.</summary>
    public Pkcs11ObjectClass Class { get; }

    /// <summary>
    /// The attributes that follow from the file: what it is, its value, and a CKA_ID that keys and certificates that belong
    /// together share. A label, and whether it stays on the token, are the caller's affair.
    /// </summary>
    public Pkcs11Template Template { get; }

    /// <summary>What the file calls it; null when it does not.</summary>
    public string? Name { get; }

    /// <summary>The public key that belongs to a private one; null for everything else.</summary>
    public FileObject? PublicKey { get; internal init; }

    /// <summary>A data object that holds a file as it is.</summary>
    /// <param name="content">The bytes of the file.</param>
    public static FileObject OfData(byte[] content) => new(Pkcs11ObjectClass.Data, Pkcs11Template.ForData(content), name: null);

    /// <summary>A secret key that is a file as it is.</summary>
    /// <param name="keyType">Its type, CKK_….</param>
    /// <param name="content">The bytes of the file.</param>
    /// <exception cref="InvalidPkcs11AttributeException">There is no such type.</exception>
    public static FileObject OfSecretKey(string keyType, byte[] content) =>
        new(Pkcs11ObjectClass.SecretKey, Pkcs11Template.ForKnownKey(keyType, content), name: null);

    /// <summary>
    /// The template for a token. Private and secret keys are private and sensitive, and are for what their type usually is
    /// for: RSA signs, decrypts and unwraps, curves sign and derive, AES encrypts and decrypts, wraps and unwraps, and other
    /// secret keys sign and verify.
    /// </summary>
    /// <param name="usage">What private and secret keys are for instead; <see cref="Pkcs11KeyUsage.None"/> for the usual.</param>
    /// <param name="extractable">Whether they can leave the token, at least wrapped.</param>
    public Pkcs11Template TemplateForToken(Pkcs11KeyUsage usage, bool extractable)
    {
        Pkcs11Template template = Template.Copy();
        if (Class is Pkcs11ObjectClass.Certificate or Pkcs11ObjectClass.Data)
            return template.Set(Attribute.Private, false);
        bool isPublic = Class is Pkcs11ObjectClass.PublicKey;
        template.Set(Attribute.Private, !isPublic);
        if (!isPublic)
        {
            template.Set(Attribute.Sensitive, true);
            template.SetExtractable(extractable);
        }

        template.SetUsage(usage is Pkcs11KeyUsage.None || isPublic ? Usual(template) : usage);
        return template;
    }

    private Pkcs11KeyUsage Usual(Pkcs11Template template)
    {
        string keyType = Pkcs11Names.KeyTypes.NameOf(AttributeValue.Number(template.GetBytes(Attribute.KeyType)!) ?? 0);
        return Usages.TryGetValue((Class, keyType), out Pkcs11KeyUsage usage) ? usage
            : Class is Pkcs11ObjectClass.SecretKey ? Pkcs11KeyUsage.Sign | Pkcs11KeyUsage.Verify
            : Pkcs11KeyUsage.None;
    }
}
