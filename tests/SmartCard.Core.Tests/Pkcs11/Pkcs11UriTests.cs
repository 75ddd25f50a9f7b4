using System;
using System.Linq;
using SmartCard.Fixtures;
using SmartCard.Pkcs11;
using SmartCard.Pkcs11.Discovery;
using Xunit;

namespace SmartCard.Core.Tests.Pkcs11;

/// <summary>PKCS#11 URIs; the texts are built by the grammar of RFC 7512, 2.3, and its examples in 3.</summary>
[Collection(SoftHsm.Name)]
public sealed class Pkcs11UriTests
{
    [Theory]
    [InlineData("pkcs11:", true)]
    [InlineData("PKCS11:token=Test%20token", true)]
    [InlineData("pkcs11:token=Test%20token;manufacturer=SoftHSM%20project;model=SoftHSM%20v2;object=my-key;type=private;id=%69%95%3E", true)]
    [InlineData("pkcs11:token=Test%20token;x-muppet=cookie%3Cmonster", true)]
    [InlineData("pkcs11:library-manufacturer=SoftHSM;library-description=Implementation%20of%20PKCS11", true)]
    [InlineData("pkcs11:token=test%20token", false)]
    [InlineData("pkcs11:token=", false)]
    [InlineData("pkcs11:serial=0", false)]
    [InlineData("pkcs11:slot-id=1", false)]
    public void A_URI_names_a_token_when_all_its_attributes_are_the_tokens(string text, bool isMeant)
    {
        SoftHsm.Require();
        Pkcs11Module module = Pkcs11Module.Load(SoftHsm.ModulePath);
        Pkcs11Token token = module.GetSlots(tokenPresent: true).Select(module.GetToken).Single(item => item.Label is SoftHsm.TokenLabel);

        Assert.Equal(isMeant, Pkcs11Uri.Parse(text).Names(module.GetInfo(), token));
    }

    [Theory]
    [InlineData("pkcs11:?module-path=/usr/lib/x%20y.so", "/usr/lib/x y.so", null)]
    [InlineData("pkcs11:token=a?module-name=softhsm2", null, "softhsm2")]
    [InlineData("pkcs11:token=%C3%B6", null, null)]
    public void A_URI_names_a_module(string text, string? path, string? name)
    {
        Pkcs11Uri uri = Pkcs11Uri.Parse(text);

        Assert.Equal(path, uri.ModulePath);
        Assert.Equal(name, uri.ModuleName);
        Assert.Equal(name is null or "softhsm2", uri.Names(new Pkcs11ModulePlace("/usr/lib/softhsm/libsofthsm2.so", "test")));
        Assert.Equal(name is null, uri.Names(new Pkcs11ModulePlace("/usr/lib/opensc-pkcs11.so", "test")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://example.org/")]
    [InlineData("pkcs11:token")]
    [InlineData("pkcs11:=a")]
    [InlineData("pkcs11:token=a;token=b")]
    [InlineData("pkcs11:tokens=a")]
    [InlineData("pkcs11:token=%2")]
    [InlineData("pkcs11:token=%zz")]
    [InlineData("pkcs11:token=a?pin-value=secret")]
    [InlineData("pkcs11:token=a?pin-source=file:/etc/secret")]
    public void What_is_no_URI_or_brings_a_PIN_is_refused_and_not_shown(string text) =>
        Assert.DoesNotContain("secret", Assert.Throws<InvalidPkcs11UriException>(() => Pkcs11Uri.Parse(text)).Message, StringComparison.Ordinal);
}
