using System;
using System.Text;

namespace SmartCard.Pkcs11.Native;

/// <summary>
/// Reads CK_SLOT_INFO or CK_TOKEN_INFO field by field. The texts before the numbers fill whole CK_ULONGs and nothing but
/// bytes follows, so that there are no gaps between the fields, however the compiler packs them.
/// </summary>
/// <param name="structure">The structure.</param>
/// <param name="numberLength">The bytes of a CK_ULONG, 4 or 8, in the order of this processor.</param>
internal sealed class InfoReader(byte[] structure, int numberLength)
{
    // The specification has minor versions in hundredths.
    private const byte HighestMinor = 99;

    private int at;

    /// <summary>A text of fixed length, which is filled up with blanks.</summary>
    public string Text(int length) => Field.Text(Encoding.UTF8.GetString(structure, Next(length), length));

    /// <summary>A CK_ULONG.</summary>
    public ulong Number()
    {
        int start = Next(numberLength);
        return numberLength is 4 ? BitConverter.ToUInt32(structure, start) : BitConverter.ToUInt64(structure, start);
    }

    /// <summary>A CK_VERSION; null when it is none.</summary>
    public Version? Version()
    {
        int start = Next(2);
        return structure[start + 1] > HighestMinor ? null : new Version(structure[start], structure[start + 1]);
    }

    private int Next(int length)
    {
        int start = at;
        at += length;
        return start;
    }
}
