using System;
using System.Linq;

namespace SmartCard.Pkcs11;

/// <summary>The point of a public key on a curve, CKA_EC_POINT: the DER of an OCTET STRING (PKCS#11 2.40, 2.3.3).</summary>
internal static class EcPoint
{
    private const byte OctetString = 0x04;
    private const byte LongLength = 0x81;

    /// <summary>The bytes of the point, without the OCTET STRING around them, which some tokens leave out.</summary>
    /// <exception cref="InvalidCastException">The key has no point.</exception>
    public static byte[] Of(Pkcs11PublicKey key)
    {
        byte[] value = key.Session.GetAttribute(key, Attribute.EcPoint).Bytes ?? throw new InvalidCastException();
        int head = value.Length > 2 && value[0] is OctetString
            ? value[1] == value.Length - 2 ? 2 : value[1] is LongLength && value[2] == value.Length - 3 ? 3 : 0
            : 0;
        return [.. value.Skip(head)];
    }
}
