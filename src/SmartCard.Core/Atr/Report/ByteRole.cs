using System.Collections.Generic;

namespace SmartCard.Atr.Report;

/// <summary>What a byte of an ATR is for, as far as colours tell it apart.</summary>
internal enum ByteRole
{
    Initial,
    Format,
    Interface,
    Protocol,
    Historical,
    Check,
    Surplus,
    Missing,
}

/// <summary>How each role looks, and what it is called.</summary>
internal static class ByteRoles
{
    private static readonly Dictionary<ByteRole, (string Style, string Legend)> Looks = new()
    {
        [ByteRole.Initial] = ("initial", "initial character TS"),
        [ByteRole.Format] = ("format", "format byte T0"),
        [ByteRole.Interface] = ("interface", "interface bytes TA, TB, TC"),
        [ByteRole.Protocol] = ("protocol", "TD: protocol, and what follows"),
        [ByteRole.Historical] = ("historical", "historical bytes T1 to TK"),
        [ByteRole.Check] = ("check", "check byte TCK"),
        [ByteRole.Surplus] = ("surplus", "after the end of the ATR"),
        [ByteRole.Missing] = ("missing", "announced and missing"),
    };

    /// <summary>The class of the style sheet.</summary>
    internal static string Style(ByteRole role) => "role " + Looks[role].Style;

    /// <summary>The words of the legend.</summary>
    internal static string Legend(ByteRole role) => Looks[role].Legend;

    /// <summary>The role of a line of a decoded ATR, by its name in the standard.</summary>
    internal static ByteRole Of(AtrLine line) => line.Value == "--" ? ByteRole.Missing : line.Name switch
    {
        "TS" => ByteRole.Initial,
        "T0" => ByteRole.Format,
        "TCK" => ByteRole.Check,
        "HB" => ByteRole.Historical,
        "+" => ByteRole.Surplus,
        _ when line.IsDetail => ByteRole.Historical,
        _ when line.Name.StartsWith("TD", System.StringComparison.Ordinal) => ByteRole.Protocol,
        _ => ByteRole.Interface,
    };
}
