using System;
using System.Collections.Generic;

namespace SmartCard.Pkcs11;

/// <summary>What a token gave for a list of attributes of one object.</summary>
internal sealed class AttributeSet
{
    // The attributes with footnote 7 in the tables of the specification: they do not leave the token when CKA_SENSITIVE
    // is true or CKA_EXTRACTABLE is false. (The code of the call tells it of the whole list only.)
    private static readonly HashSet<ulong> Secrets =
    [
        Attribute.Value,
        Attribute.PrivateExponent,
        Attribute.Prime1,
        Attribute.Prime2,
        Attribute.Exponent1,
        Attribute.Exponent2,
        Attribute.Coefficient,
        Attribute.Seed,
    ];

    private readonly Dictionary<ulong, byte[]> values = [];

    /// <summary>Keeps a value.</summary>
    public void Add(ulong type, byte[] value) => values[type] = value;

    public bool Has(ulong type) => values.ContainsKey(type);

    public byte[]? Bytes(ulong type) => values.TryGetValue(type, out byte[]? value) ? value : null;

    public bool? Flag(ulong type) => Bytes(type) is byte[] value ? AttributeValue.Flag(value) : null;

    public ulong? Number(ulong type) => Bytes(type) is byte[] value ? AttributeValue.Number(value) : null;

    public string? Text(ulong type) => Bytes(type) is byte[] value ? AttributeValue.Text(value) : null;

    /// <summary>The name that a table has for a number.</summary>
    public string? Name(ulong type, Pkcs11NameTable names) => Number(type) is ulong number ? names.NameOf(number) : null;

    /// <summary>The attribute as an object.</summary>
    public Pkcs11Attribute Get(ulong type) => new(type, StateOf(type), Bytes(type));

    private Pkcs11AttributeState StateOf(ulong type) =>
        Has(type) ? Pkcs11AttributeState.Present
        : Secrets.Contains(type) && IsSecretObject ? Pkcs11AttributeState.Sensitive
        : Pkcs11AttributeState.Absent;

    private bool IsSecretObject =>
        (Pkcs11ObjectClass?)Number(Attribute.Class) is Pkcs11ObjectClass.PrivateKey or Pkcs11ObjectClass.SecretKey or Pkcs11ObjectClass.OtpKey
        && (Flag(Attribute.Sensitive) is true || Flag(Attribute.Extractable) is false);
}
