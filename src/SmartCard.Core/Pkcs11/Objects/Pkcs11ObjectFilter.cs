using System.Collections.Generic;
using System.Text;
using Net.Pkcs11Interop.HighLevelAPI;
using Net.Pkcs11Interop.HighLevelAPI.Factories;

namespace SmartCard.Pkcs11;

/// <summary>What objects must have to be found: each value that is given. The token compares the bytes.</summary>
public sealed class Pkcs11ObjectFilter
{
    /// <summary>The class (CKA_CLASS).</summary>
    public Pkcs11ObjectClass? Class { get; init; }

    /// <summary>The label, exactly (CKA_LABEL).</summary>
    public string? Label { get; init; }

    /// <summary>The identifier (CKA_ID).</summary>
    public byte[]? Id { get; init; }

    /// <summary>The type of key, CKK_… (CKA_KEY_TYPE).</summary>
    public ulong? KeyType { get; init; }

    /// <summary>Whether it is private (CKA_PRIVATE).</summary>
    public bool? Private { get; init; }

    internal List<IObjectAttribute> ToTemplate(IObjectAttributeFactory factory)
    {
        List<IObjectAttribute> template = [];
        if (Class is Pkcs11ObjectClass objectClass)
            template.Add(factory.Create(Attribute.Class, (ulong)objectClass));
        if (Label is string label)
            template.Add(factory.Create(Attribute.Label, Encoding.UTF8.GetBytes(label)));
        if (Id is byte[] id)
            template.Add(factory.Create(Attribute.Id, id));
        if (KeyType is ulong keyType)
            template.Add(factory.Create(Attribute.KeyType, keyType));
        if (Private is bool isPrivate)
            template.Add(factory.Create(Attribute.Private, isPrivate));
        return template;
    }
}
