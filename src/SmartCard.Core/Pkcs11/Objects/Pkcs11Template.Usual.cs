namespace SmartCard.Pkcs11;

/// <content>What templates usually hold.</content>
public sealed partial class Pkcs11Template
{
    /// <summary>A secret AES key that stays on the token: private, sensitive, for encrypting, decrypting, wrapping and unwrapping.</summary>
    /// <param name="length">Its bytes: 16, 24 or 32.</param>
    public static Pkcs11Template ForAesKey(int length) =>
        ForSecretKey("CKK_AES", length).Set(Attribute.Encrypt, true).Set(Attribute.Decrypt, true)
            .Set(Attribute.Wrap, true).Set(Attribute.Unwrap, true);

    /// <summary>A generic secret key that stays on the token: private, sensitive, for signing and verifying.</summary>
    /// <param name="length">Its bytes.</param>
    public static Pkcs11Template ForGenericKey(int length) =>
        ForSecretKey("CKK_GENERIC_SECRET", length).Set(Attribute.Sign, true).Set(Attribute.Verify, true);

    /// <summary>A private or secret key that is unwrapped or derived.</summary>
    /// <param name="objectClass">What it is.</param>
    /// <param name="keyType">Its type, CKK_….</param>
    /// <param name="length">Its bytes; null where they follow from the rest.</param>
    /// <exception cref="InvalidPkcs11AttributeException">There is no such type.</exception>
    public static Pkcs11Template ForKey(Pkcs11ObjectClass objectClass, string keyType, int? length) =>
        new Pkcs11Template().Set(Attribute.Class, objectClass).Set(Attribute.KeyType, keyType)
            .Set(Attribute.Private, true).Set(Attribute.Sensitive, true)
            .Set(Attribute.ValueLength, length);

    /// <summary>Data of an application, seen by all.</summary>
    /// <param name="value">The data.</param>
    public static Pkcs11Template ForData(byte[] value) =>
        new Pkcs11Template().Set(Attribute.Class, Pkcs11ObjectClass.Data).Set(Attribute.Private, false)
            .Set(Attribute.Value, value);

    /// <summary>A secret key whose value is known.</summary>
    /// <param name="keyType">Its type, CKK_….</param>
    /// <param name="value">Its bytes.</param>
    /// <exception cref="InvalidPkcs11AttributeException">There is no such type.</exception>
    public static Pkcs11Template ForKnownKey(string keyType, byte[] value) =>
        ForKey(Pkcs11ObjectClass.SecretKey, keyType, length: null).Set(Attribute.Value, value);

    /// <summary>What it is called (CKA_LABEL).</summary>
    /// <param name="label">The label.</param>
    public void SetLabel(string label) => Set(Attribute.Label, label);

    /// <summary>What keys and certificates that belong together share (CKA_ID).</summary>
    /// <param name="id">The bytes.</param>
    public void SetId(byte[] id) => Set(Attribute.Id, id);

    /// <summary>Whether it stays when the session ends (CKA_TOKEN).</summary>
    /// <param name="onToken">Whether it does.</param>
    public void SetOnToken(bool onToken) => Set(Attribute.Token, onToken);

    /// <summary>Whether a key can leave the token, at least wrapped (CKA_EXTRACTABLE).</summary>
    /// <param name="extractable">Whether it can.</param>
    public void SetExtractable(bool extractable) => Set(Attribute.Extractable, extractable);

    /// <summary>What a key may be used for, besides what it may already: each usage sets its attribute to true.</summary>
    /// <param name="usage">The usages.</param>
    public void SetUsage(Pkcs11KeyUsage usage)
    {
        foreach ((ulong attribute, Pkcs11KeyUsage one) in Pkcs11Key.Usages)
        {
            if (usage.HasFlag(one))
                Set(attribute, true);
        }
    }

    private static Pkcs11Template ForSecretKey(string keyType, int length) => ForKey(Pkcs11ObjectClass.SecretKey, keyType, length);
}
