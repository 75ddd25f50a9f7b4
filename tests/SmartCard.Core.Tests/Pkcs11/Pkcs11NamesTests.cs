using SmartCard.Pkcs11;
using Xunit;

namespace SmartCard.Core.Tests.Pkcs11;

public sealed class Pkcs11NamesTests
{
    // pkcs11t.h of PKCS#11 2.40, 3.0 and 3.2 (OASIS); the second name of a number is marked "Deprecated" there.
    [Theory]
    [InlineData(0x00000001, "CKM_RSA_PKCS")]
    [InlineData(0x0000000D, "CKM_RSA_PKCS_PSS")]
    [InlineData(0x00000321, "CKM_CAST128_ECB")]
    [InlineData(0x00001040, "CKM_EC_KEY_PAIR_GEN")]
    [InlineData(0x00001057, "CKM_EDDSA")]
    [InlineData(0x00001087, "CKM_AES_GCM")]
    public void A_mechanism_has_its_name(ulong value, string name)
    {
        Assert.Equal(name, Pkcs11Names.Mechanisms.NameOf(value));
        Assert.True(Pkcs11Names.Mechanisms.TryParse(name, out ulong parsed));
        Assert.Equal(value, parsed);
    }

    [Theory]
    [InlineData("CKM_ECDSA_KEY_PAIR_GEN", 0x00001040)]
    [InlineData("RSA_PKCS", 0x00000001)]
    [InlineData("rsa-pkcs-pss", 0x0000000D)]
    [InlineData(" SHA256 ", 0x00000250)]
    [InlineData("0x80001234", 0x80001234)]
    [InlineData("0x00000001", 0x00000001)]
    public void Other_spellings_are_understood(string text, ulong expected)
    {
        Assert.True(Pkcs11Names.Mechanisms.TryParse(text, out ulong value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("CKM_NOTHING")]
    [InlineData("CKA_LABEL")]
    [InlineData("0x")]
    [InlineData("0xZZ")]
    public void What_is_no_name_is_refused(string? text) => Assert.False(Pkcs11Names.Mechanisms.TryParse(text, out _));

    [Fact]
    public void A_number_of_a_maker_keeps_its_number() => Assert.Equal("0x80000ABC", Pkcs11Names.Mechanisms.NameOf(0x80000ABC));

    [Fact]
    public void The_other_tables_have_their_names()
    {
        Assert.Equal("CKA_MODULUS_BITS", Pkcs11Names.Attributes.NameOf(0x121));
        Assert.Equal("CKA_UNWRAP_TEMPLATE", Pkcs11Names.Attributes.NameOf(0x40000212));
        Assert.Equal("CKK_EC_EDWARDS", Pkcs11Names.KeyTypes.NameOf(0x40));
        Assert.Equal("CKO_SECRET_KEY", Pkcs11Names.ObjectClasses.NameOf(4));
        Assert.Equal("CKC_X_509", Pkcs11Names.CertificateTypes.NameOf(0));
        Assert.Equal("CKR_PIN_INCORRECT", Pkcs11Status.NameOf(0xA0));
        Assert.Equal("0x80000001", Pkcs11Status.NameOf(0x80000001));
    }
}
