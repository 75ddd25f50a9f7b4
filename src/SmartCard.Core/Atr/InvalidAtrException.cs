using System;
using System.Globalization;

namespace SmartCard.Atr;

/// <summary>
/// Bytes that are no answer to reset at all: fewer than two, or a first byte other than 3B and 3F.
/// Whatever else is wrong with an ATR is a <see cref="Finding"/>.
/// </summary>
public sealed class InvalidAtrException : FormatException
{
    private InvalidAtrException(string message, int offset)
        : base(message) =>
        Offset = offset;

    /// <summary>The byte that is wrong or missing, from 0.</summary>
    public int Offset { get; }

    internal static InvalidAtrException TooShort(int length) =>
        new(
            string.Format(CultureInfo.InvariantCulture, "The bytes end at offset {0}; an ATR has at least TS and T0.", length),
            length);

    internal static InvalidAtrException UnknownTS(byte value) =>
        new(
            string.Format(
                CultureInfo.InvariantCulture,
                "TS, the byte at offset 0, is {0:X2}; an ATR begins with 3B (direct convention) or 3F (inverse convention).",
                value),
            0);
}
