using System.Globalization;

namespace SmartCard.Atr.Comparison;

/// <summary>What two ATRs say of one field. What an ATR does not say is <see langword="null"/>, defaults included.</summary>
public sealed class AtrDifference
{
    internal AtrDifference(string field, FieldReading? reference, FieldReading? difference, AnswerToReset referenceAtr, AnswerToReset differenceAtr)
    {
        Field = field;
        Reference = reference?.Value;
        Difference = difference?.Value;
        ReferenceMeaning = reference?.Meaning;
        DifferenceMeaning = difference?.Meaning;
        ReferenceAtr = referenceAtr.Atr;
        DifferenceAtr = differenceAtr.Atr;
    }

    /// <summary>The name of the field: <c>TA1</c>, <c>T15.TA</c>, <c>ClockStop</c>.</summary>
    public string Field { get; }

    /// <summary>
    /// The value in the reference ATR: text such as <c>0x18</c> for a byte, the name, number or text of a decoded field.
    /// </summary>
    public object? Reference { get; }

    /// <summary>The value in the other ATR.</summary>
    public object? Difference { get; }

    /// <summary>What <see cref="Reference"/> says; <see langword="null"/> where it says it itself.</summary>
    public string? ReferenceMeaning { get; }

    /// <summary>What <see cref="Difference"/> says; <see langword="null"/> where it says it itself.</summary>
    public string? DifferenceMeaning { get; }

    /// <summary>Whether both have the same value.</summary>
    public bool IsEqual => Equals(Reference, Difference);

    /// <summary>The ATR that the other was held against.</summary>
    public string ReferenceAtr { get; }

    /// <summary>The ATR that was held against it.</summary>
    public string DifferenceAtr { get; }

    /// <summary>Field and both values: <c>TA1: 0x18, 0x11</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "{0}: {1}, {2}", Field, Reference ?? "absent", Difference ?? "absent");
}
