using System;
using System.Collections.Generic;
using SmartCard.Bytes;
using static System.FormattableString;

namespace SmartCard.Atr.Historical;

/// <summary>
/// Splits historical bytes into objects (ISO/IEC 7816-4, 8.1.1) and notes what is wrong. The objects cover all bytes
/// after the category indicator, but for what the standard gives no meaning.
/// </summary>
internal sealed class HistoricalReader
{
    /// <summary>
    /// As COMPACT-TLV this is initial access data of 15 bytes, which never fit after a category indicator and a header
    /// into the 15 historical bytes that there can be. So it is always the BER-TLV tag of an application identifier,
    /// which PC/SC Part 3 puts there.
    /// </summary>
    private const byte BerApplicationIdentifier = 0x4F;

    private readonly List<HistoricalObject> objects = [];
    private readonly List<Finding> findings = [];
    private readonly byte[] atr;
    private readonly int start;
    private readonly int end;
    private readonly int announcedEnd;

    /// <param name="atr">The whole ATR.</param>
    /// <param name="start">Where the category indicator stands.</param>
    /// <param name="end">The offset after the last historical byte that is there.</param>
    /// <param name="announcedCount">How many historical bytes T0 announces.</param>
    internal HistoricalReader(byte[] atr, int start, int end, int announcedCount)
    {
        this.atr = atr;
        this.start = start;
        this.end = end;
        announcedEnd = start + announcedCount;
        Category = HistoricalCategories.Of(atr[start]);
        ReadObjects();
    }

    internal HistoricalCategory Category { get; }

    internal IList<HistoricalObject> Objects => objects;

    internal IReadOnlyList<Finding> Findings => findings;

    private void ReadObjects()
    {
        int first = start + 1;
        switch (Category)
        {
            case HistoricalCategory.CompactTlv:
                ReadDataObjects(first, end);
                break;
            case HistoricalCategory.StatusAtEnd:
                // The last three of the bytes announced, not of those that a cut ATR still has.
                int statusStart = Math.Max(first, announcedEnd - StatusIndicator.MandatoryLength);
                ReadDataObjects(first, Math.Min(statusStart, end));
                ReadMandatoryStatus(statusStart);
                break;
            case HistoricalCategory.DirDataReference:
                ReadDirDataReference(first);
                break;
            case HistoricalCategory.Reserved:
                findings.Add(Warning(FindingCode.ReservedValue, start, () => Invariant($"The category indicator is {atr[start]:X2}: reserved for future use.")));
                break;
        }
    }

    private void ReadDataObjects(int from, int to)
    {
        var cursor = new ByteCursor(atr, from, to - from);
        while (cursor.TryPeek(out byte header))
        {
            HistoricalObject found = header == BerApplicationIdentifier && cursor.Left > 1
                ? ReadApplicationIdentifier(ref cursor)
                : ReadCompact(ref cursor);
            objects.Add(found);
            Judge(found);
        }
    }

    private HistoricalObject ReadCompact(ref ByteCursor cursor)
    {
        int offset = cursor.Offset;
        CompactTlv.TryReadOne(ref cursor, out byte header, out byte[] value);
        return HistoricalObjectKinds.Make(header >> 4, atr, offset, 1, value, header & 0x0F);
    }

    private HistoricalObject ReadApplicationIdentifier(ref ByteCursor cursor)
    {
        int offset = cursor.Offset;
        BerTlv.ReadOne(ref cursor, out BerTlv? found);
        byte[] value = found?.Value ?? cursor.ReadRest();
        int headerLength = cursor.Offset - offset - value.Length;
        return HistoricalObjectKinds.Make(HistoricalObjectKinds.ApplicationIdentifierTag, atr, offset, headerLength, value, found?.AnnouncedLength);
    }

    private void ReadMandatoryStatus(int from)
    {
        int there = Math.Max(0, end - from);
        if (there > 0)
        {
            var value = new byte[there];
            Array.Copy(atr, from, value, 0, there);
            objects.Add(HistoricalObjectKinds.Make(HistoricalObjectKinds.StatusIndicatorTag, atr, from, 0, value, StatusIndicator.MandatoryLength));
        }

        if (there < StatusIndicator.MandatoryLength)
            findings.Add(Warning(FindingCode.HistoricalStatusMissing, Math.Min(from, end), () => Invariant($"Category indicator 00 announces a status indicator in the last three historical bytes; {there} of them are there.")));
        else
            JudgeReserved(objects[objects.Count - 1]);
    }

    private void ReadDirDataReference(int from)
    {
        if (from < end)
            objects.Add(new DirDataReference(new(atr, from, 0, [atr[from]], 1, isLengthDefined: true)));
        else
            findings.Add(Warning(FindingCode.HistoricalObjectTruncated, from, () => "Category indicator 10 announces a DIR data reference, and the historical bytes end before it."));
        if (from + 1 < end)
            findings.Add(new(FindingCode.UndefinedByte, FindingSeverity.Information, from + 1, () => "The standard gives the historical bytes after the DIR data reference no meaning."));
    }

    private void Judge(HistoricalObject found)
    {
        if (!found.IsComplete)
            findings.Add(About(found, FindingCode.HistoricalObjectTruncated, found.Meaning));
        else if (!found.HasDefinedLength)
            findings.Add(About(found, FindingCode.HistoricalLengthReserved, found.Meaning));
        else
            JudgeReserved(found);
    }

    private void JudgeReserved(HistoricalObject found)
    {
        if (found.IsReserved)
            findings.Add(About(found, FindingCode.ReservedValue, "a code that is reserved for future use"));
    }

    private Finding About(HistoricalObject found, FindingCode code, string what) =>
        Warning(code, found.Offset, () => Invariant($"{Sentence(found)}: {what}."));

    private string Sentence(HistoricalObject found) =>
        Invariant($"Historical bytes {HexText.Format(atr, found.Offset, found.ByteCount)}, {found.Name}");

    private static Finding Warning(FindingCode code, int offset, Func<string> describe) =>
        new(code, FindingSeverity.Warning, offset, describe);
}
