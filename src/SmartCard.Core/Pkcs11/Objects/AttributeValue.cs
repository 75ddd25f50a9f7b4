using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Net.Pkcs11Interop.Common;
using SmartCard.Bytes;

namespace SmartCard.Pkcs11;

/// <summary>Reads the bytes of an attribute as what the attribute is.</summary>
internal static class AttributeValue
{
    private static readonly Dictionary<AttributeKind, Func<byte[], object?>> Readers = new()
    {
        [AttributeKind.Bytes] = HexText.Format,
        [AttributeKind.Template] = HexText.Format,
        [AttributeKind.Flag] = bytes => Flag(bytes),
        [AttributeKind.Number] = bytes => Number(bytes) is ulong number ? Field.Number(number) : null,
        [AttributeKind.NumberList] = bytes => Numbers(bytes)?.Select(number => Field.Number(number)).ToArray(),
        [AttributeKind.Text] = bytes => Text(bytes),
        [AttributeKind.Date] = bytes => Date(bytes),
        [AttributeKind.ObjectClass] = bytes => Name(bytes, Pkcs11Names.ObjectClasses),
        [AttributeKind.KeyType] = bytes => Name(bytes, Pkcs11Names.KeyTypes),
        [AttributeKind.CertificateType] = bytes => Name(bytes, Pkcs11Names.CertificateTypes),
        [AttributeKind.Mechanism] = bytes => Name(bytes, Pkcs11Names.Mechanisms),
        [AttributeKind.MechanismList] = bytes => Numbers(bytes)?.Select(Pkcs11Names.Mechanisms.NameOf).ToArray(),
    };

    /// <summary>The value; null when the bytes are not of that kind.</summary>
    public static object? Read(ulong type, byte[] bytes) => Readers[Pkcs11Names.KindOf(type)](bytes);

    /// <summary>CK_BBOOL: one byte, 0 is false.</summary>
    public static bool? Flag(byte[] bytes) => bytes.Length is 1 ? bytes[0] is not 0 : null;

    /// <summary>CK_ULONG, in the width and the byte order of this process.</summary>
    public static ulong? Number(byte[] bytes) =>
        bytes.Length != Platform.NativeULongSize ? null
        : bytes.Length is 4 ? BitConverter.ToUInt32(bytes, 0)
        : BitConverter.ToUInt64(bytes, 0);

    /// <summary>UTF-8; what a terminal could obey is replaced.</summary>
    public static string Text(byte[] bytes) => Field.Text(Encoding.UTF8.GetString(bytes));

    /// <summary>CK_DATE: eight digits; none is null.</summary>
    public static DateTime? Date(byte[] bytes) =>
        DateTime.TryParseExact(Encoding.ASCII.GetString(bytes), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date) ? date : null;

    private static string? Name(byte[] bytes, Pkcs11NameTable names) => Number(bytes) is ulong number ? names.NameOf(number) : null;

    private static IEnumerable<ulong>? Numbers(byte[] bytes)
    {
        int size = Platform.NativeULongSize;
        return bytes.Length % size is not 0
            ? null
            : Enumerable.Range(0, bytes.Length / size).Select(i => Number([.. bytes.Skip(i * size).Take(size)])!.Value);
    }
}
