namespace SmartCard.Pcsc;

/// <summary>What a value means, or a bit of it, or a part of it: it applies when the value has these bits in that part.</summary>
/// <param name="mask">The part of the value.</param>
/// <param name="bits">What the part must be.</param>
/// <param name="meaning">What it means, in a few words.</param>
internal sealed class ValueMeaning(uint mask, uint bits, string meaning)
{
    private const uint Whole = 0xFFFFFFFF;

    public string Meaning { get; } = meaning;

    /// <summary>The meaning of one value.</summary>
    public static ValueMeaning Of(uint value, string meaning) => new(Whole, value, meaning);

    /// <summary>The meaning of a bit that is set.</summary>
    public static ValueMeaning OfBit(uint bit, string meaning) => new(bit, bit, meaning);

    public bool AppliesTo(ulong value) => value <= Whole && ((uint)value & mask) == bits;
}
