using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Net.Pkcs11Interop.Common;
using SmartCard.Bytes;

namespace SmartCard.Pkcs11;

/// <summary>Writes the value of an attribute as its bytes: the way back of <see cref="AttributeValue"/>.</summary>
internal static class AttributeBytes
{
    private static readonly Dictionary<AttributeKind, (string Takes, Func<object, byte[]> Write)> Writers = new()
    {
        [AttributeKind.Bytes] = ("bytes, or pairs of hexadecimal digits", Bytes),
        [AttributeKind.Flag] = ("$true or $false", value => Flag(Convert.ToBoolean(value, CultureInfo.InvariantCulture))),
        [AttributeKind.Number] = ("a number", value => Number(Convert.ToUInt64(value, CultureInfo.InvariantCulture))),
        [AttributeKind.NumberList] = ("numbers", value => List(value, item => Convert.ToUInt64(item, CultureInfo.InvariantCulture))),
        [AttributeKind.Text] = ("text", value => Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture))),
        [AttributeKind.Date] = ("a date", Date),
        [AttributeKind.ObjectClass] = ("a class of objects, CKO_…", value => Number(Named(value, Pkcs11Names.ObjectClasses))),
        [AttributeKind.KeyType] = ("a type of key, CKK_…", value => Number(Named(value, Pkcs11Names.KeyTypes))),
        [AttributeKind.CertificateType] = ("a type of certificate, CKC_…", value => Number(Named(value, Pkcs11Names.CertificateTypes))),
        [AttributeKind.Mechanism] = ("a mechanism, CKM_…", value => Number(Named(value, Pkcs11Names.Mechanisms))),
        [AttributeKind.MechanismList] = ("mechanisms, CKM_…", value => List(value, item => Named(item, Pkcs11Names.Mechanisms))),
        [AttributeKind.Template] = ("a template, which cannot be given here", _ => throw new FormatException()),
    };

    /// <summary>The bytes.</summary>
    /// <exception cref="InvalidPkcs11AttributeException">The value is none that the attribute takes.</exception>
    public static byte[] Write(ulong type, object value)
    {
        (string takes, Func<object, byte[]> write) = Writers[Pkcs11Names.KindOf(type)];
        try
        {
            return write(value);
        }
        catch (Exception exception) when (exception is FormatException or InvalidCastException or OverflowException or InvalidHexException)
        {
            string name = Pkcs11Names.Attributes.NameOf(type);
            throw new InvalidPkcs11AttributeException(name, $"{name} takes {takes}.", exception);
        }
    }

    /// <summary>Bytes as they are, as text in hexadecimal, or as numbers one by one.</summary>
    /// <exception cref="InvalidHexException">The text is no hexadecimal.</exception>
    /// <exception cref="InvalidCastException">It is nothing of the kind.</exception>
    public static byte[] Bytes(object value) => value switch
    {
        byte[] bytes => (byte[])bytes.Clone(),
        string text => HexText.Parse(text),
        byte one => [one],
        IEnumerable items => [.. items.Cast<object>().Select(item => Convert.ToByte(item, CultureInfo.InvariantCulture))],
        _ => throw new InvalidCastException(),
    };

    /// <summary>CK_BBOOL.</summary>
    public static byte[] Flag(bool value) => [value ? (byte)1 : (byte)0];

    /// <summary>CK_ULONG, in the width and the byte order of this process.</summary>
    /// <exception cref="OverflowException">The process has CK_ULONG of 4 bytes, and the number needs more.</exception>
    public static byte[] Number(ulong value) =>
        Platform.NativeULongSize is 4 ? BitConverter.GetBytes(checked((uint)value)) : BitConverter.GetBytes(value);

    private static byte[] Date(object value) => value is "" ? [] : Encoding.ASCII.GetBytes(
        Convert.ToDateTime(value, CultureInfo.InvariantCulture).ToString("yyyyMMdd", CultureInfo.InvariantCulture));

    private static ulong Named(object value, Pkcs11NameTable names) =>
        value is not string text ? Convert.ToUInt64(value, CultureInfo.InvariantCulture)
        : names.TryParse(text, out ulong number) ? number
        : throw new FormatException();

    private static byte[] List(object value, Func<object, ulong> read) =>
        value is IEnumerable items and not string
            ? [.. items.Cast<object>().SelectMany(item => Number(read(item)))]
            : Number(read(value));
}
