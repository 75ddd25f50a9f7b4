namespace SmartCard.Pkcs11;

/// <summary>Data of an application (CKO_DATA).</summary>
public sealed class Pkcs11Data : Pkcs11Object
{
    private readonly byte[]? value;

    internal Pkcs11Data(ObjectSource source, AttributeSet attributes)
        : base(source, attributes)
    {
        Application = attributes.Text(Attribute.Application);
        value = attributes.Bytes(Attribute.Value);
    }

    /// <summary>Whose data it is (CKA_APPLICATION); null when the token does not tell.</summary>
    public string? Application { get; }

    /// <summary>How many bytes there are; null when the token does not give them.</summary>
    public int? Length => value?.Length;

    /// <summary>The data (CKA_VALUE); a copy; null when the token does not give it.</summary>
    public byte[]? Value => (byte[]?)value?.Clone();
}
