using System.Collections.Generic;
using System.Globalization;

namespace SmartCard.Pcsc;

/// <summary>
/// The codes that PC/SC functions return, by Windows' numbers (winerror.h; pcsclite.h has the same but for
/// SCARD_E_UNSUPPORTED_FEATURE), and the Win32 codes that leak through winscard.dll.
/// </summary>
public static partial class PcscStatus
{
    internal const uint Success = 0;
    internal const uint Cancelled = 0x80100002;
    internal const uint InvalidHandle = 0x80100003;
    internal const uint InvalidParameter = 0x80100004;
    internal const uint InsufficientBuffer = 0x80100008;
    internal const uint UnknownReader = 0x80100009;
    internal const uint Timeout = 0x8010000A;
    internal const uint SharingViolation = 0x8010000B;
    internal const uint NoSmartCard = 0x8010000C;
    internal const uint ProtocolMismatch = 0x8010000F;
    internal const uint InvalidValue = 0x80100011;
    internal const uint CommunicationError = 0x80100013;
    internal const uint UnknownError = 0x80100014;
    internal const uint NotTransacted = 0x80100016;
    internal const uint ReaderUnavailable = 0x80100017;
    internal const uint NoService = 0x8010001D;
    internal const uint UnsupportedFeature = 0x80100022;
    internal const uint NoReadersAvailable = 0x8010002E;
    internal const uint DataLost = 0x8010002F;
    internal const uint UnresponsiveCard = 0x80100066;
    internal const uint ResetCard = 0x80100068;
    internal const uint RemovedCard = 0x80100069;
    internal const uint SecurityViolation = 0x8010006A;

    internal const uint ModuleNotFound = 126;
    internal const uint ProcedureNotFound = 127;
    internal const uint BadImageFormat = 193;

    private static readonly Dictionary<uint, Entry> Entries = Index(Table);

    /// <summary>The native name, such as <c>SCARD_E_NO_SERVICE</c>; a code that no table has keeps its number: <c>0x8010FFFF</c>.</summary>
    /// <param name="status">A code as a PC/SC function returned it.</param>
    public static string NameOf(uint status) => Entries.TryGetValue(status, out Entry? entry) ? entry.Name : NumberOf(status);

    /// <summary>What the code means, as the end of a sentence: <c>the smart card service is not running</c>.</summary>
    /// <param name="status">A code as a PC/SC function returned it.</param>
    public static string MeaningOf(uint status) => Entries.TryGetValue(status, out Entry? entry) ? entry.Meaning : "the code is not known";

    /// <summary>The number as it is written in headers: <c>0x8010001D</c>.</summary>
    internal static string NumberOf(uint status) => "0x" + status.ToString("X8", CultureInfo.InvariantCulture);

    private static Dictionary<uint, Entry> Index(Entry[] table)
    {
        Dictionary<uint, Entry> entries = new(table.Length);
        foreach (Entry entry in table)
            entries.Add(entry.Status, entry);
        return entries;
    }

    private sealed class Entry(uint status, string name, string meaning)
    {
        public uint Status { get; } = status;

        public string Name { get; } = name;

        public string Meaning { get; } = meaning;
    }
}
