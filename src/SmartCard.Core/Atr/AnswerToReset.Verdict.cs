using System;
using System.Collections.Generic;
using SmartCard.Atr.Historical;
using static System.FormattableString;

namespace SmartCard.Atr;

/// <content>What is wrong with the ATR.</content>
public sealed partial class AnswerToReset
{
    /// <summary>TS and the 32 characters that may follow it (8.1).</summary>
    private const int MaxLength = 33;

    private static readonly AtrList<Finding> NoFindings = new([]);

    private AtrList<Finding>? findings;

    /// <summary>Everything that is wrong or worth knowing, in the order of the bytes; empty for a flawless ATR.</summary>
    public AtrList<Finding> Findings => findings ??= FindAll() is { Count: > 0 } found ? new(found) : NoFindings;

    /// <summary>Whether no finding is an error.</summary>
    public bool IsValid
    {
        get
        {
            foreach (Finding finding in Findings)
            {
                if (finding.Severity == FindingSeverity.Error)
                    return false;
            }

            return true;
        }
    }

    private List<Finding> FindAll()
    {
        var found = new List<Finding>(0);
        foreach (InterfaceByte candidate in Placed)
            Judge(candidate, found);
        if (Historical is HistoricalContent content)
            found.AddRange(content.Findings);
        FindMissing(found);

        if (TckStatus == TckStatus.Invalid)
            found.Add(Error(FindingCode.TckInvalid, layout.HistoricalEnd, () => Invariant($"TCK is {TCK:X2}; {ExpectedTck:X2} would make the exclusive-or of T0 to TCK zero.")));
        if (layout.End > MaxLength)
            found.Add(Error(FindingCode.TooLong, MaxLength, () => Invariant($"The ATR announces {layout.End} bytes; at most 32 may follow TS.")));
        if (layout.End < bytes.Length)
            found.Add(Error(FindingCode.TrailingBytes, layout.End, () => Invariant($"{Count(bytes.Length - layout.End, "byte follows", "bytes follow")} after the end of the ATR.")));
        return found;
    }

    private static void Judge(in InterfaceByte candidate, List<Finding> found)
    {
        if (candidate.Kind == InterfaceByteKind.TD && candidate.Group == 1 && (candidate.Value & 0x0F) == GlobalProtocol)
            found.Add(Error(FindingCode.ProtocolT15First, candidate.Offset, () => "TD1 announces T=15, which is no transmission protocol and may not come first."));
        if (candidate.IsReserved)
            found.Add(Odd(FindingCode.ReservedValue, FindingSeverity.Warning, candidate));
        if (candidate.Role == InterfaceByteRole.Undefined)
            found.Add(Odd(FindingCode.UndefinedByte, FindingSeverity.Information, candidate));
    }

    private void FindMissing(List<Finding> found)
    {
        if (layout.MissingY != 0)
            found.Add(Error(FindingCode.InterfaceByteMissing, bytes.Length, () => Invariant($"The ATR ends before {InterfaceByteRoles.Announced(layout.MissingY, layout.LastGroup)}.")));

        int there = layout.HistoricalEnd - layout.InterfaceEnd;
        if (there < HistoricalByteCount)
            found.Add(Error(FindingCode.HistoricalBytesTruncated, bytes.Length, DescribeTruncated));
        if (TckStatus == TckStatus.Missing)
            found.Add(Error(FindingCode.TckMissing, bytes.Length, () => "A protocol other than T=0 is announced, and the ATR ends before TCK."));
    }

    private string DescribeTruncated() =>
        Invariant($"T0 announces {Count(HistoricalByteCount, "historical byte", "historical bytes")}; {layout.HistoricalEnd - layout.InterfaceEnd} of them are there.");

    private static Finding Odd(FindingCode code, FindingSeverity severity, InterfaceByte odd) =>
        new(code, severity, odd.Offset, () => Invariant($"{odd.Name} is {odd.Value:X2}: {odd.Meaning}."));

    private static Finding Error(FindingCode code, int offset, Func<string> describe) =>
        new(code, FindingSeverity.Error, offset, describe);

    private static string Count(int number, string one, string many) =>
        Invariant($"{number} {(number == 1 ? one : many)}");
}
