namespace SmartCard.Pkcs11;

/// <summary>Something in a file that an object can be made of.</summary>
public sealed class FileObject
{
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
}
