using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartCard.Fixtures;

/// <summary>
/// A PIV card as far as OpenSC's driver asks: SELECT, GET DATA, VERIFY, GENERAL AUTHENTICATE with the key 9A, and GET RESPONSE
/// (NIST SP 800-73-4, part 1, 4.1 and part 2, 3). Key and certificate are made by openssl.
/// </summary>
internal sealed class PivCard
{
    /// <summary>T=1, and historical bytes that no list knows ("PIV!"): OpenSC finds the application by asking for it.</summary>
    public const string Atr = "3B 84 01 50 49 56 21 EB";

    public const string Pin = "123456";

    private const int MostTries = 3;
    private const int MostAtOnce = 256;
    private static readonly byte[] Aid = Convert.FromHexString("A000000308000010000100");
    private static readonly byte[] Ok = [0x90, 0x00];

    private readonly ECDsa key;
    private readonly Dictionary<string, byte[]> objects;
    private bool selected;
    private bool verified;
    private int tries = MostTries;
    private byte[] rest = [];

    private PivCard(string certificateFile, string keyFile)
    {
        using X509Certificate2 certificate = X509Certificate2.CreateFromPemFile(certificateFile, keyFile);
        CertificateFile = certificateFile;
        key = certificate.GetECDsaPrivateKey()!;
        objects = new()
        {
            ["5C017E"] = Tlv("7E", [.. Tlv("4F", Aid), .. Tlv("5F2F", [0x40, 0x00])]),
            ["5C035FC102"] = Tlv("53", Convert.FromHexString("3019D4E739DA739CED39CE739D836858210842108421C84210C3EB3410001122334455667788" + "99AABBCCDDEEFF350832303330313233313E00FE00")),
            ["5C035FC105"] = Tlv("53", [.. Tlv("70", certificate.RawData), .. Tlv("71", [0]), .. Tlv("FE", [])]),
        };
    }

    /// <summary>The certificate, as openssl wrote it.</summary>
    public string CertificateFile { get; }

    /// <summary>Is told of each command before it is answered.</summary>
    public Action<byte[]>? Heard { get; set; }

    /// <summary>Makes a card whose certificate ceases to be valid in 20 days.</summary>
    /// <param name="folder">Where openssl writes to.</param>
    /// <param name="name">The common name of the certificate; OpenSC makes it the label of the token.</param>
    public static PivCard Make(string folder, string name)
    {
        string keyFile = Path.Combine(folder, name + ".key"), certificateFile = Path.Combine(folder, name + ".pem");
        SoftHsm.Run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "20", "-subj", $"/O=Example/CN={name}", "-addext", "keyUsage=digitalSignature", "-keyout", keyFile, "-out", certificateFile);
        return new PivCard(certificateFile, keyFile);
    }

    /// <summary>The response APDU to a command APDU. No more than 256 bytes come at once, the rest with GET RESPONSE.</summary>
    public byte[] Answer(byte[] command)
    {
        Heard?.Invoke(command);
        byte[] data = command.Length > 5 ? command[5..(5 + command[4])] : [];
        return (command[1], command[2], command[3]) switch
        {
            (0xA4, 0x04, _) => Select(data),
            (0xC0, _, _) => Give(rest, command[4] is 0 ? MostAtOnce : command[4]),
            _ when !selected => [0x69, 0x85],
            (0xCB, 0x3F, 0xFF) => objects.TryGetValue(Convert.ToHexString(data), out byte[]? held) ? Give([.. held, .. Ok]) : [0x6A, 0x82],
            (0x20, 0x00, 0x80) => Verify(data),
            (0x87, 0x11, 0x9A) => verified ? Give([.. Sign(data), .. Ok]) : [0x69, 0x82],
            _ => [0x6D, 0x00],
        };
    }

    private byte[] Select(byte[] aid)
    {
        selected = aid.Length >= 5 && Aid.AsSpan().StartsWith(aid);
        return selected ? Give([.. Tlv("61", [.. Tlv("4F", Aid[5..]), .. Tlv("79", Tlv("4F", Aid[..5]))]), .. Ok]) : [0x6A, 0x82];
    }

    private byte[] Verify(byte[] pin)
    {
        if (pin.Length > 0)
        {
            // The PIN is filled up to eight bytes with FF.
            verified = tries > 0 && System.Text.Encoding.Latin1.GetString(pin) == Pin.PadRight(8, '\xFF');
            tries = verified ? MostTries : Math.Max(0, tries - 1);
        }

        return verified ? Ok : tries > 0 ? [0x63, (byte)(0xC0 + tries)] : [0x69, 0x83];
    }

    /// <summary>The dynamic authentication template has an empty response (82) and the digest as challenge (81).</summary>
    private byte[] Sign(byte[] template)
    {
        int challenge = template.AsSpan().IndexOf((byte)0x81);
        byte[] digest = template[(challenge + 2)..];
        return Tlv("7C", Tlv("82", key.SignHash(digest, DSASignatureFormat.Rfc3279DerSequence)));
    }

    private byte[] Give(byte[] answer, int most = MostAtOnce)
    {
        int left = answer.Length - Ok.Length - most;
        rest = left > 0 ? answer[most..] : [];
        return left > 0 ? [.. answer[..most], 0x61, (byte)Math.Min(left, 0xFF)] : answer;
    }

    private static byte[] Tlv(string tag, byte[] value) =>
    [
        .. Convert.FromHexString(tag),
        .. value.Length switch
        {
            < 0x80 => new[] { (byte)value.Length },
            < 0x100 => [0x81, (byte)value.Length],
            _ => [0x82, (byte)(value.Length >> 8), (byte)value.Length],
        },
        .. value,
    ];
}
