using System;
using System.IO;
using System.Linq;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Math;

namespace SmartCard.Pkcs11;

/// <summary>
/// The two forms of a signature of ECDSA or DSA: r and s one after the other, each as long as the order (PKCS#11 2.40
/// mechanisms, 2.3.1), and the SEQUENCE of both (RFC 3279, 2.2.3) that openssl, X.509 and CMS have.
/// </summary>
public static class EcdsaSignature
{
    /// <summary>The SEQUENCE in DER.</summary>
    /// <param name="signature">r and s, as a token gives them.</param>
    /// <exception cref="ArgumentException">The number of bytes is odd, or 0.</exception>
    public static byte[] ToDer(byte[] signature)
    {
        if (signature.Length is 0 || signature.Length % 2 is not 0)
            throw new ArgumentException($"A signature of ECDSA has two numbers of the same length, and this one has {signature.Length} bytes.", nameof(signature));
        int half = signature.Length / 2;
        return new DerSequence(
            new DerInteger(new BigInteger(1, signature, 0, half)),
            new DerInteger(new BigInteger(1, signature, half, half))).GetDerEncoded();
    }

    /// <summary>r and s one after the other.</summary>
    /// <param name="der">The SEQUENCE in DER.</param>
    /// <param name="orderBits">The bits of the curve's order.</param>
    /// <exception cref="ArgumentException">It is no such sequence, or a number is larger than the order can be.</exception>
    public static byte[] FromDer(byte[] der, int orderBits)
    {
        const int BitsOfByte = 8;
        int length = (orderBits + BitsOfByte - 1) / BitsOfByte;
        try
        {
            Asn1Sequence sequence = Asn1Sequence.GetInstance(Asn1Object.FromByteArray(der));
            if (sequence.Count is not 2)
                throw new InvalidCastException("It has not two elements.");
            return [.. Enumerable.Range(0, 2).SelectMany(i => Fixed(DerInteger.GetInstance(sequence[i]).PositiveValue, length))];
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or InvalidCastException)
        {
            throw new ArgumentException($"The signature is no sequence of two numbers of {orderBits} bits in DER.", nameof(der), exception);
        }
    }

    private static byte[] Fixed(BigInteger number, int length)
    {
        byte[] bytes = number.ToByteArrayUnsigned();
        return bytes.Length <= length ? [.. new byte[length - bytes.Length], .. bytes] : throw new InvalidCastException("A number is too large.");
    }
}
