using System;
using SmartCard.Bytes;

namespace SmartCard.Pkcs11;

/// <summary>An attribute of an object, with what the token gave for it.</summary>
public sealed class Pkcs11Attribute
{
    private readonly byte[]? bytes;

    internal Pkcs11Attribute(ulong type, Pkcs11AttributeState state, byte[]? bytes)
    {
        Type = type;
        Name = Pkcs11Names.Attributes.NameOf(type);
        State = state;
        this.bytes = bytes;
        Value = bytes is null ? null : AttributeValue.Read(type, bytes);
    }

    /// <summary>The name, such as <c>CKA_LABEL</c>; a maker's own attribute as its number.</summary>
    public string Name { get; }

    /// <summary>The number (CK_ATTRIBUTE_TYPE).</summary>
    public ulong Type { get; }

    /// <summary>Whether the token gave the value; if not, whether it is a secret.</summary>
    public Pkcs11AttributeState State { get; }

    /// <summary>
    /// The value: a Boolean, a number (Int64), a text, a date, a name such as <c>CKK_RSA</c>, a list of names, or the bytes
    /// as hexadecimal pairs; null when the token gave none, or gave bytes that are not of this kind.
    /// </summary>
    public object? Value { get; }

    /// <summary>The value as the token gave it; a copy; null when it gave none.</summary>
    public byte[]? Bytes => (byte[]?)bytes?.Clone();

    /// <summary>The name and the value.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => State is Pkcs11AttributeState.Present ? $"{Name}: {Value ?? HexText.Format(bytes!)}" : $"{Name}: {State}";
}
