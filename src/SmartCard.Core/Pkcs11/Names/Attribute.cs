namespace SmartCard.Pkcs11;

/// <summary>The attributes that the code asks for by name.</summary>
internal static class Attribute
{
    public const ulong Class = 0x000;
    public const ulong Token = 0x001;
    public const ulong Private = 0x002;
    public const ulong Label = 0x003;
    public const ulong Application = 0x010;
    public const ulong Value = 0x011;
    public const ulong ObjectId = 0x012;
    public const ulong CertificateType = 0x080;
    public const ulong Issuer = 0x081;
    public const ulong SerialNumber = 0x082;
    public const ulong Trusted = 0x086;
    public const ulong KeyType = 0x100;
    public const ulong Subject = 0x101;
    public const ulong Id = 0x102;
    public const ulong Sensitive = 0x103;
    public const ulong Encrypt = 0x104;
    public const ulong Decrypt = 0x105;
    public const ulong Wrap = 0x106;
    public const ulong Unwrap = 0x107;
    public const ulong Sign = 0x108;
    public const ulong SignRecover = 0x109;
    public const ulong Verify = 0x10A;
    public const ulong VerifyRecover = 0x10B;
    public const ulong Derive = 0x10C;
    public const ulong Modulus = 0x120;
    public const ulong ModulusBits = 0x121;
    public const ulong PublicExponent = 0x122;
    public const ulong PrivateExponent = 0x123;
    public const ulong Prime1 = 0x124;
    public const ulong Prime2 = 0x125;
    public const ulong Exponent1 = 0x126;
    public const ulong Exponent2 = 0x127;
    public const ulong Coefficient = 0x128;
    public const ulong ValueLength = 0x161;
    public const ulong Extractable = 0x162;
    public const ulong Local = 0x163;
    public const ulong NeverExtractable = 0x164;
    public const ulong AlwaysSensitive = 0x165;
    public const ulong KeyGenMechanism = 0x166;
    public const ulong Modifiable = 0x170;
    public const ulong EcParams = 0x180;
    public const ulong EcPoint = 0x181;
    public const ulong AlwaysAuthenticate = 0x202;
    public const ulong Seed = 0x637;
}
