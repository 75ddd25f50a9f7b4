namespace SmartCard.Pcsc.Tracing;

/// <summary>One parameter of a PC/SC call, under the name that winscard.h and pcsc-lite give it.</summary>
/// <param name="name">The name, such as <c>dwShareMode</c>; a field of a structure in an array with its index: <c>rgReaderStates[0].szReader</c>.</param>
/// <param name="value">The value as text: a number as <c>0x00000002</c>, bytes as upper-case pairs with spaces.</param>
/// <param name="meaning">What the value means, or null.</param>
public sealed class PcscParameter(string name, string value, string? meaning)
{
    /// <summary>The name, such as <c>dwShareMode</c>.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// The value: a number as <c>0x00000002</c>, bytes as upper-case pairs with spaces, a masked byte as <c>**</c>, a masked
    /// handle as <c>0x????</c>; control characters of a text as <c>\u001B</c>.
    /// </summary>
    public string Value { get; } = value;

    /// <summary>What the value means: names of flags, of a control code, of an attribute, of a status word; null where there is nothing to say.</summary>
    public string? Meaning { get; } = meaning;

    /// <summary>The parameter in a line: <c>dwShareMode: SCARD_SHARE_SHARED (0x00000002)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        Meaning is null ? $"{Name}: {Value}"
        : Value.Length is 0 ? $"{Name}: {Meaning}"
        : $"{Name}: {Meaning} ({Value})";
}
