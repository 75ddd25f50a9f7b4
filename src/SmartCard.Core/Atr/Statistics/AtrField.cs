using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SmartCard.Atr.Statistics;

/// <summary>A field of an ATR that can be counted: a byte by its position or protocol, or a decoded property.</summary>
public sealed class AtrField
{
    /// <summary>Between the meanings of a byte that has several.</summary>
    internal const string MeaningSeparator = " | ";

    private const string AnyByte = "0x00 to 0xFF";

    private Func<AtrField, ByteTallies, FieldCounter> makeCounter = null!;

    private AtrField()
    {
    }

    /// <summary>The name: <c>TA4</c>, <c>T15.TA</c>, <c>ClockStop</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in one phrase.</summary>
    public required string Description { get; init; }

    /// <summary>The unit of its values; <see langword="null"/> where they have none.</summary>
    public string? Unit { get; private init; }

    /// <summary>The values that it can have, as one line of text.</summary>
    public required string Values { get; init; }

    /// <summary>Where it comes from: a clause of ISO/IEC 7816-3, or a document and its clause.</summary>
    public required string Source { get; init; }

    /// <summary>Whether it is a byte by its position: TS, T0, TA1 to TD4, TCK.</summary>
    public bool IsPosition { get; private init; }

    /// <summary>What its values are, before they are shown.</summary>
    internal Type ValueType { get; private init; } = typeof(string);

    /// <summary>The name of the field.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;

    /// <summary>A counter for the field; that of a byte reads what is tallied of all bytes.</summary>
    internal FieldCounter MakeCounter(ByteTallies tallies) => makeCounter(this, tallies);

    /// <summary>TS, T0 or TCK.</summary>
    internal static AtrField Character(string name, string description, string values, string source, int place, Func<byte, string?> describe) =>
        new()
        {
            Name = name,
            Description = description,
            Values = values,
            Source = source,
            ValueType = typeof(byte),
            IsPosition = true,
            makeCounter = (field, tallies) => new ByteFieldCounter(field, tallies.Watch(place), (value, _) => describe(value)),
        };

    /// <summary>An interface byte by its position.</summary>
    internal static AtrField Position(InterfaceByteKind kind, int group) =>
        new()
        {
            Name = InterfaceByte.NameOf(kind, group),
            Description = $"{kind} of group {group}, whatever protocol it follows",
            Values = AnyByte,
            Source = "8.2.3",
            ValueType = typeof(byte),
            IsPosition = true,
            makeCounter = (field, tallies) => new ByteFieldCounter(field, tallies.Watch(ByteTallies.OfPosition(kind, group)), DescribeRoles),
        };

    /// <summary>The first interface byte of its kind for a protocol.</summary>
    internal static AtrField OfProtocol(InterfaceByteKind kind, int protocol, string description, string source) =>
        new()
        {
            Name = $"T{protocol}.{kind}",
            Description = description,
            Values = AnyByte,
            Source = source,
            ValueType = typeof(byte),
            makeCounter = (field, tallies) => new ByteFieldCounter(field, tallies.Watch(ByteTallies.OfProtocol(kind, protocol)), DescribeRoles),
        };

    /// <summary>A decoded property that is a byte; its values are shown as the bytes by position are.</summary>
    internal static AtrField DecodedByte(string name, string description, string source, Func<AnswerToReset, byte?> read, Func<byte, string?> describe) =>
        Decoded(name, description, null, AnyByte, source, typeof(byte), atr => read(atr), value => describe((byte)value));

    /// <summary>A decoded number: its unit and range, and what it says.</summary>
    internal static AtrField Number<T>(string name, string description, string? unit, string values, string source, Func<AnswerToReset, T?> read, Func<T, string?>? describe = null)
        where T : struct =>
        Decoded(name, description, unit, values, source, typeof(T), atr => read(atr), describe is null ? null : value => describe((T)value));

    /// <summary>A decoded choice: an enumeration, or whether something is so.</summary>
    internal static AtrField Choice<T>(string name, string description, string source, Func<AnswerToReset, T?> read, Func<T, string?>? describe = null, string? values = null)
        where T : struct =>
        Decoded(name, description, null, values ?? Choices(typeof(T)), source, typeof(T), atr => read(atr), describe is null ? null : value => describe((T)value));

    /// <summary>A decoded property that is text.</summary>
    internal static AtrField Text(string name, string description, string values, string source, Func<AnswerToReset, string?> read, Func<string, string?>? describe = null) =>
        Decoded(name, description, null, values, source, typeof(string), read, describe is null ? null : value => describe((string)value));

    private static AtrField Decoded(string name, string description, string? unit, string values, string source, Type type, Func<AnswerToReset, object?> read, Func<object, string?>? describe) =>
        new()
        {
            Name = name,
            Description = description,
            Unit = unit,
            Values = values,
            Source = source,
            ValueType = type,
            makeCounter = (field, _) => new ValueCounter(field, read, describe),
        };

    /// <summary>
    /// At one position a byte can have several roles, as TA3 after T=1 and TA3 after T=15: each that occurred is named.
    /// </summary>
    private static string DescribeRoles(byte value, int roles) =>
        string.Join(MeaningSeparator, Enumerable.Range(0, 32)
            .Where(role => (roles >> role & 1) != 0)
            .Select(role => InterfaceByteRoles.Describe((InterfaceByteRole)role, value)));

    /// <summary>Puts the meanings of a value from several tables together: each once, in the order of one table.</summary>
    internal static string? JoinMeanings(object value, IReadOnlyList<string> meanings)
    {
        if (meanings.Count < 2)
            return meanings.Count == 0 ? null : meanings[0];
        string[] separators = [MeaningSeparator];
        List<string> single = [.. meanings.SelectMany(meaning => meaning.Split(separators, StringSplitOptions.None)).Distinct()];
        if (value is not byte known)
            return string.Join(MeaningSeparator, single);
        List<string> byRole = [.. Enumerable.Range(0, (int)InterfaceByteRole.Spu + 1).Select(role => InterfaceByteRoles.Describe((InterfaceByteRole)role, known))];
        return string.Join(MeaningSeparator, single.OrderBy(byRole.IndexOf));
    }

    /// <summary>A value as statistics show it: an enumeration by its name, a byte as <c>0x03</c>.</summary>
    internal static object Show(object value) =>
        value is Enum ? value.ToString()
        : value is byte ? string.Format(CultureInfo.InvariantCulture, "0x{0:X2}", value)
        : value;

    /// <summary>A value as it is counted, from one that may have become text on its way.</summary>
    /// <exception cref="FormatException">It is no value of this field.</exception>
    internal object Read(object value)
    {
        string text = Convert.ToString(value, CultureInfo.InvariantCulture)!;
        try
        {
            return ValueType.IsEnum ? Enum.Parse(ValueType, text)
                : ValueType == typeof(byte) ? Convert.ToByte(text, fromBase: 16)
                : value is string ? FromText(text)
                : Convert.ChangeType(value, ValueType, CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new FormatException($"{Name} has a value that it cannot have.", exception);
        }
    }

    /// <summary>Export-Csv writes numbers as the language of the session has them.</summary>
    private object FromText(string text) =>
        ValueType == typeof(double) && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? double.Parse(text, NumberStyles.Float, CultureInfo.CurrentCulture)
            : Convert.ChangeType(text, ValueType, CultureInfo.InvariantCulture);

    private static string Choices(Type type) =>
        type == typeof(bool) ? "True, False" : string.Join(", ", Enum.GetNames(type));
}
