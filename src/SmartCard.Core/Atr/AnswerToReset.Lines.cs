using System.Collections.Generic;
using System.Text;
using SmartCard.Bytes;
using static System.FormattableString;

namespace SmartCard.Atr;

/// <content>The ATR as a person reads it.</content>
public sealed partial class AnswerToReset
{
    private const string Missing = "--";

    /// <summary>The ATR line by line, from TS to what follows TCK, with the announced bytes that are missing.</summary>
    public AtrList<AtrLine> Lines
    {
        get
        {
            var lines = new List<AtrLine>
            {
                Line(0, 1, "TS", Convention == Convention.Direct ? "direct convention" : "inverse convention"),
                Line(1, 1, "T0", DescribeT0()),
            };
            foreach (InterfaceByte placed in Placed)
                lines.Add(Line(placed.Offset, 1, placed.Name, Describe(placed)));
            if (layout.MissingY != 0)
                AddMissingInterfaceBytes(lines);
            AddHistoricalBytes(lines);
            AddTck(lines);
            if (layout.End < bytes.Length)
                lines.Add(Line(layout.End, bytes.Length - layout.End, "+", "after the end of the ATR"));
            return new(lines);
        }
    }

    private AtrLine Line(int offset, int count, string name, string meaning) =>
        new(offset, name, HexText.Format(bytes, offset, count), meaning);

    private string DescribeT0()
    {
        string announced = InterfaceByteRoles.Announced(T0 >> 4, 1);
        return (announced.Length == 0 ? "no interface bytes" : Follow(announced)) + ", " + Count(HistoricalByteCount, "historical byte", "historical bytes");
    }

    private static string Describe(InterfaceByte placed)
    {
        if (placed.Kind != InterfaceByteKind.TD)
            return placed.Meaning;
        string announced = InterfaceByteRoles.Announced(placed.Value >> 4, placed.Group + 1);
        return placed.Meaning + (announced.Length == 0 ? ", no more interface bytes" : ", " + Follow(announced));
    }

    private static string Follow(string announced) => announced + (announced.Contains(" ") ? " follow" : " follows");

    private void AddMissingInterfaceBytes(List<AtrLine> lines)
    {
        for (var kind = InterfaceByteKind.TA; kind <= InterfaceByteKind.TD; kind++)
        {
            if ((layout.MissingY >> (int)kind & 1) != 0)
                lines.Add(new(bytes.Length, InterfaceByte.NameOf(kind, layout.LastGroup), Missing, "missing"));
        }
    }

    private void AddHistoricalBytes(List<AtrLine> lines)
    {
        int there = layout.HistoricalEnd - layout.InterfaceEnd;
        if (there > 0)
            lines.Add(Line(layout.InterfaceEnd, there, "HB", "\"" + Printable(layout.InterfaceEnd, there) + "\""));
        AddHistoricalDetails(lines);
        if (there < HistoricalByteCount)
            lines.Add(new(bytes.Length, "HB", Missing, Invariant($"missing: {Count(HistoricalByteCount - there, "historical byte", "historical bytes")}")));
    }

    private void AddTck(List<AtrLine> lines)
    {
        if (TckStatus == TckStatus.Missing)
            lines.Add(new(bytes.Length, nameof(TCK), Missing, ExpectedTck is byte expected ? Invariant($"missing, {expected:X2} expected") : "missing"));
        else if (TckStatus == TckStatus.Invalid)
            lines.Add(Line(layout.HistoricalEnd, 1, nameof(TCK), Invariant($"wrong, {ExpectedTck:X2} expected")));
        else if (TckStatus == TckStatus.Valid)
            lines.Add(Line(layout.HistoricalEnd, 1, nameof(TCK), "right"));
    }

    /// <summary>ASCII where it is printable, a dot elsewhere: bytes of a card never reach a terminal as they are.</summary>
    private string Printable(int offset, int count)
    {
        var shown = new StringBuilder(count);
        for (int i = offset; i < offset + count; i++)
            shown.Append(bytes[i] is >= 0x20 and < 0x7F ? (char)bytes[i] : '.');
        return shown.ToString();
    }
}
