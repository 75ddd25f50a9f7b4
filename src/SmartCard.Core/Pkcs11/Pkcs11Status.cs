using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Pkcs11;

/// <summary>The codes that PKCS#11 functions return, CKR_….</summary>
public static partial class Pkcs11Status
{
    internal const ulong Ok = 0x00000000;
    internal const ulong HostMemory = 0x00000002;
    internal const ulong SlotIdInvalid = 0x00000003;
    internal const ulong GeneralError = 0x00000005;
    internal const ulong FunctionFailed = 0x00000006;
    internal const ulong ArgumentsBad = 0x00000007;
    internal const ulong NoEvent = 0x00000008;
    internal const ulong NeedToCreateThreads = 0x00000009;
    internal const ulong CantLock = 0x0000000A;
    internal const ulong AttributeSensitive = 0x00000011;
    internal const ulong AttributeTypeInvalid = 0x00000012;
    internal const ulong AttributeValueInvalid = 0x00000013;
    internal const ulong DeviceRemoved = 0x00000032;
    internal const ulong FunctionNotSupported = 0x00000054;
    internal const ulong MechanismInvalid = 0x00000070;
    internal const ulong ObjectHandleInvalid = 0x00000082;
    internal const ulong PinIncorrect = 0x000000A0;
    internal const ulong PinLocked = 0x000000A4;
    internal const ulong SessionHandleInvalid = 0x000000B3;
    internal const ulong SignatureLenRange = 0x000000C1;
    internal const ulong TokenNotPresent = 0x000000E0;
    internal const ulong TokenNotRecognized = 0x000000E1;
    internal const ulong UserAlreadyLoggedIn = 0x00000100;
    internal const ulong BufferTooSmall = 0x00000150;
    internal const ulong CryptokiNotInitialized = 0x00000190;
    internal const ulong CryptokiAlreadyInitialized = 0x00000191;

    private static readonly Dictionary<ulong, Entry> Entries = Table.ToDictionary(entry => entry.Status);

    /// <summary>
    /// The name, such as <c>CKR_PIN_INCORRECT</c>; a code that the header does not name, as a maker's own, keeps its
    /// number: <c>0x80000001</c>.
    /// </summary>
    /// <param name="status">A code as a PKCS#11 function returned it.</param>
    public static string NameOf(ulong status) =>
        Entries.TryGetValue(status, out Entry? entry) ? entry.Name : Pkcs11NameTable.NumberOf(status);

    /// <summary>What the code means, as the end of a sentence: <c>the PIN is wrong</c>.</summary>
    /// <param name="status">A code as a PKCS#11 function returned it.</param>
    public static string MeaningOf(ulong status) =>
        Entries.TryGetValue(status, out Entry? entry) ? entry.Meaning
        : status >= Pkcs11NameTable.VendorDefined ? "a code of the maker's own"
        : "the code is not known";

    private sealed class Entry(ulong status, string name, string meaning)
    {
        public ulong Status { get; } = status;

        public string Name { get; } = name;

        public string Meaning { get; } = meaning;
    }
}
