using System;
using System.Text;

namespace SmartCard.Pkcs11.Native;

/// <summary>
/// CK_SLOT_INFO or CK_TOKEN_INFO as the library wrote it; a field is read when somebody asks for it. The texts before the
/// numbers fill whole CK_ULONGs and nothing but bytes follows, so that there are no gaps between the fields, however the
/// compiler packs them.
/// </summary>
/// <param name="bytes">The structure.</param>
/// <param name="textLength">How many bytes of text stand before the numbers.</param>
/// <param name="numberCount">How many numbers there are, one after the other.</param>
/// <param name="numberLength">The bytes of a CK_ULONG, 4 or 8, in the order of this processor.</param>
internal sealed class InfoStructure(byte[] bytes, int textLength, int numberCount, int numberLength)
{
    private const int VersionLength = 2;

    // The specification has minor versions in hundredths.
    private const byte HighestMinor = 99;

    /// <summary>A text before the numbers, of fixed length and filled up with blanks.</summary>
    public string Text(int offset, int length) => Field.Text(Encoding.UTF8.GetString(bytes, offset, length));

    /// <summary>A CK_ULONG, the first is 0.</summary>
    public ulong Number(int index)
    {
        int offset = textLength + (index * numberLength);
        return numberLength is 4 ? BitConverter.ToUInt32(bytes, offset) : BitConverter.ToUInt64(bytes, offset);
    }

    /// <summary>A CK_VERSION, the first is 0; null when it is none.</summary>
    public Version? Version(int index)
    {
        int offset = BehindVersions(index);
        return bytes[offset + 1] > HighestMinor ? null : new Version(bytes[offset], bytes[offset + 1]);
    }

    /// <summary>A text behind the versions.</summary>
    public string TextBehind(int versions, int length) => Text(BehindVersions(versions), length);

    private int BehindVersions(int count) => textLength + (numberCount * numberLength) + (count * VersionLength);
}
