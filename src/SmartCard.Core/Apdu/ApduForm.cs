using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using static System.FormattableString;

namespace SmartCard.Apdu;

/// <summary>Where the fields of a command APDU stand (ISO/IEC 7816-3:2006, 12.1.3, table 13).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct ApduForm
{
    private const int HeaderLength = 4;

    /// <summary>The header, 00 and two bytes of Lc or Le.</summary>
    private const int ExtendedLength = 7;

    private ApduForm(ApduCase @case, int dataOffset, int dataLength, int? le)
    {
        Case = @case;
        DataOffset = dataOffset;
        DataLength = dataLength;
        Le = le;
    }

    internal ApduCase Case { get; }

    internal int DataOffset { get; }

    internal int DataLength { get; }

    /// <summary>Ne, 1 to 65536.</summary>
    internal int? Le { get; }

    /// <summary>Finds the fields; the length of the bytes decides between the cases.</summary>
    internal static bool TryRead(byte[] bytes, out ApduForm form, [NotNullWhen(false)] out string? error)
    {
        int length = bytes.Length;
        form = default;
        error = null;
        if (length < HeaderLength)
            error = Invariant($"A command has at least the 4 bytes CLA INS P1 P2; there {(length == 1 ? "is" : "are")} {length}.");
        else if (length == HeaderLength)
            form = new(ApduCase.Case1, 0, 0, null);
        else if (length == HeaderLength + 1)
            form = new(ApduCase.Case2Short, 0, 0, ShortLe(bytes[4]));
        else if (bytes[4] != 0)
            error = ReadShort(bytes, ref form);
        else if (length < ExtendedLength)
            error = "The byte after the header is 00, so an extended Lc or Le of two bytes should follow; there is one byte.";
        else if (length == ExtendedLength)
            form = new(ApduCase.Case2Extended, 0, 0, ExtendedLe(bytes, 5));
        else
            error = ReadExtended(bytes, ref form);
        return error is null;
    }

    /// <summary>Writes a command whose fields fit the form.</summary>
    internal static byte[] Write(byte cla, byte ins, byte p1, byte p2, byte[]? data, int? le, bool isExtended, out ApduForm form)
    {
        int count = data?.Length ?? 0;
        form = new(CaseOf(count > 0, le is not null, isExtended), DataOffsetOf(count, isExtended), count, le);
        int lcLength = count == 0 ? 0 : isExtended ? 3 : 1;
        // An extended Le begins with 00 where no Lc did so before it.
        int leLength = le is null ? 0 : !isExtended ? 1 : count == 0 ? 3 : 2;
        var bytes = new byte[HeaderLength + lcLength + count + leLength];
        bytes[0] = cla;
        bytes[1] = ins;
        bytes[2] = p1;
        bytes[3] = p2;
        if (data is not null)
        {
            WriteNumber(bytes, HeaderLength, lcLength, count);
            Array.Copy(data, 0, bytes, HeaderLength + lcLength, count);
        }

        // The largest Le is written as zeros.
        WriteNumber(bytes, bytes.Length - leLength, leLength, (le ?? 0) & (isExtended ? 0xFFFF : 0xFF));
        return bytes;
    }

    private static string? ReadShort(byte[] bytes, ref ApduForm form)
    {
        int count = bytes[4];
        int rest = bytes.Length - (HeaderLength + 1) - count;
        switch (rest)
        {
            case 0:
                form = new(ApduCase.Case3Short, HeaderLength + 1, count, null);
                return null;
            case 1:
                form = new(ApduCase.Case4Short, HeaderLength + 1, count, ShortLe(bytes[bytes.Length - 1]));
                return null;
            default:
                return WrongLength(count, bytes.Length - (HeaderLength + 1), "one byte of Le");
        }
    }

    private static string? ReadExtended(byte[] bytes, ref ApduForm form)
    {
        int count = bytes[5] << 8 | bytes[6];
        if (count == 0)
            return "An extended Lc of 0 is not allowed; a command without data has no Lc.";
        int rest = bytes.Length - ExtendedLength - count;
        switch (rest)
        {
            case 0:
                form = new(ApduCase.Case3Extended, ExtendedLength, count, null);
                return null;
            case 2:
                form = new(ApduCase.Case4Extended, ExtendedLength, count, ExtendedLe(bytes, bytes.Length - 2));
                return null;
            default:
                return WrongLength(count, bytes.Length - ExtendedLength, "two bytes of Le");
        }
    }

    private static string WrongLength(int lc, int there, string le) =>
        Invariant($"Lc says {lc} data bytes, which may be followed by {le}; there {(there == 1 ? "is" : "are")} {there} after it.");

    private static int ShortLe(byte le) => le == 0 ? CommandApdu.MaxShortLe : le;

    private static int ExtendedLe(byte[] bytes, int offset)
    {
        int le = bytes[offset] << 8 | bytes[offset + 1];
        return le == 0 ? CommandApdu.MaxLe : le;
    }

    private static int DataOffsetOf(int count, bool isExtended) =>
        count == 0 ? 0 : isExtended ? ExtendedLength : HeaderLength + 1;

    private static ApduCase CaseOf(bool hasData, bool hasLe, bool isExtended) => (hasData, hasLe, isExtended) switch
    {
        (false, false, _) => ApduCase.Case1,
        (false, true, false) => ApduCase.Case2Short,
        (true, false, false) => ApduCase.Case3Short,
        (true, true, false) => ApduCase.Case4Short,
        (false, true, true) => ApduCase.Case2Extended,
        (true, false, true) => ApduCase.Case3Extended,
        (true, true, true) => ApduCase.Case4Extended,
    };

    private static void WriteNumber(byte[] bytes, int offset, int length, int value)
    {
        for (int i = length - 1; i >= 0; i--, value >>= 8)
            bytes[offset + i] = (byte)value;
    }
}
