namespace SmartCard.Pkcs11;

/// <summary>What became of the question for an attribute.</summary>
public enum Pkcs11AttributeState
{
    /// <summary>The token gave its value.</summary>
    Present,

    /// <summary>The object has it, and it does not leave the token.</summary>
    Sensitive,

    /// <summary>The object does not have it, or the token does not tell.</summary>
    Absent,
}
