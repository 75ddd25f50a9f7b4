using System;

namespace SmartCard.Atr.Statistics;

/// <summary>A field of an ATR that can be counted: a byte by its position or protocol, or a decoded property.</summary>
public sealed class AtrField
{
    private readonly Func<FieldCounter> makeCounter;

    private AtrField(string name, string description, string? unit, string source, bool isPosition, Func<AtrField, FieldCounter> makeCounter)
    {
        Name = name;
        Description = description;
        Unit = unit;
        Source = source;
        IsPosition = isPosition;
        this.makeCounter = () => makeCounter(this);
    }

    /// <summary>The name: <c>TA4</c>, <c>T15.TA</c>, <c>ClockStop</c>.</summary>
    public string Name { get; }

    /// <summary>What it is, in one phrase.</summary>
    public string Description { get; }

    /// <summary>The unit of its values; <see langword="null"/> where they have none.</summary>
    public string? Unit { get; }

    /// <summary>Where it comes from: a clause of ISO/IEC 7816-3, or a document and its clause.</summary>
    public string Source { get; }

    /// <summary>Whether it is a byte by its position: TS, T0, TA1 to TD4, TCK.</summary>
    public bool IsPosition { get; }

    /// <summary>The name of the field.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;

    internal FieldCounter MakeCounter() => makeCounter();

    /// <summary>TS, T0 or TCK.</summary>
    internal static AtrField Character(string name, string description, string source, Func<AnswerToReset, byte?> read, Func<byte, string?> describe) =>
        new(name, description, null, source, isPosition: true, field => new CharacterCounter(field, read, describe));

    /// <summary>An interface byte by its position.</summary>
    internal static AtrField Position(InterfaceByteKind kind, int group) =>
        new(
            InterfaceByte.NameOf(kind, group),
            $"{kind} of group {group}, whatever protocol it follows",
            null,
            "8.2.3",
            isPosition: true,
            field => new InterfaceByteCounter(field, (AnswerToReset atr, out InterfaceByte found) => atr.TryGetByPosition(kind, group, out found)));

    /// <summary>The first interface byte of its kind for a protocol.</summary>
    internal static AtrField OfProtocol(InterfaceByteKind kind, int protocol, string description, string source) =>
        new(
            $"T{protocol}.{kind}",
            description,
            null,
            source,
            isPosition: false,
            field => new InterfaceByteCounter(field, (AnswerToReset atr, out InterfaceByte found) => atr.TryGetByProtocol(kind, protocol, out found)));

    /// <summary>A decoded property that is a byte; its values are shown as the bytes by position are.</summary>
    internal static AtrField DecodedByte(string name, string description, string source, Func<AnswerToReset, byte?> read, Func<byte, string?> describe) =>
        new(name, description, null, source, isPosition: false, field => new CharacterCounter(field, read, describe));

    /// <summary>A decoded property; its value is null, a number, an enumeration or text.</summary>
    internal static AtrField Decoded(string name, string description, string? unit, string source, Func<AnswerToReset, object?> read, Func<object, string?>? describe = null) =>
        new(name, description, unit, source, isPosition: false, field => new ValueCounter(field, read, describe));
}
