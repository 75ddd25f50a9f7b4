using System;
using System.Linq;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Pkcs11;

/// <summary>A private key that asks for its PIN each time it is used (CKA_ALWAYS_AUTHENTICATE), with a SoftHSM2 token.</summary>
[Collection(SoftHsm.Name)]
public sealed class AlwaysAuthenticateTests
{
    private static readonly string Begin = TokenScript.WithModule + TokenScript.WithSession + "$pair = New-Pkcs11KeyPair $session -RsaBits 2048 -SessionObject -PrivateAttribute @{ CKA_ALWAYS_AUTHENTICATE = $true }\n";

    public AlwaysAuthenticateTests() => SoftHsm.Require();

    [Fact]
    public void With_the_PIN_it_signs_and_decrypts_each_time()
    {
        EngineResult result = Run(
            """
            $signed = 'Hello', 'Hello' | New-Pkcs11Signature $pair.PrivateKey SHA256_RSA_PKCS -Pin $pin
            $signed | ForEach-Object { 'Hello' | Test-Pkcs11Signature $pair.PublicKey SHA256_RSA_PKCS $_ }
            'one', 'two' | Protect-Pkcs11Data $pair.PublicKey RSA_PKCS_OAEP | Unprotect-Pkcs11Data $pair.PrivateKey -Pin $pin -AsText
            """);

        Assert.Empty(result.ErrorIds);
        Assert.Equal(["True", "True", "one", "two"], result.Output.Select(item => $"{item}"));
    }

    [Theory]
    [InlineData("'Hello' | New-Pkcs11Signature $pair.PrivateKey SHA256_RSA_PKCS")]
    [InlineData("'Hello' | Protect-Pkcs11Data $pair.PublicKey RSA_PKCS_OAEP | Unprotect-Pkcs11Data $pair.PrivateKey")]
    public void Without_the_PIN_it_says_that_it_asks_for_it(string command)
    {
        EngineResult result = Run(command);

        Assert.Equal(["NotLoggedIn"], result.ErrorIds);
        Assert.Contains("-Pin", result.Errors[0].ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'Hello' | New-Pkcs11Signature $pair.PrivateKey SHA256_RSA_PKCS -Pin $wrong")]
    [InlineData("$data | Unprotect-Pkcs11Data $pair.PrivateKey -Pin $wrong")]
    public void A_wrong_PIN_is_an_error_and_the_key_goes_on(string command)
    {
        EngineResult result = Run(
            $$"""
            $data = 'Hello' | Protect-Pkcs11Data $pair.PublicKey RSA_PKCS_OAEP
            $wrong = [System.Net.NetworkCredential]::new('', '000000').SecurePassword
            {{command}}
            $data | Unprotect-Pkcs11Data $pair.PrivateKey -Pin $pin -AsText
            """);

        Assert.Equal(["PinIncorrect"], result.ErrorIds);
        Assert.Equal(["Hello"], result.Output.Select(item => $"{item}"));
    }

    [Theory]
    [InlineData("New-Pkcs11Signature $pair.PrivateKey SHA256_RSA_PKCS")]
    [InlineData("Unprotect-Pkcs11Data $pair.PrivateKey RSA_PKCS_OAEP")]
    public void A_PIN_in_the_clear_is_refused_and_not_shown(string command)
    {
        EngineResult result = Run($"'00' | {command} -Pin 918273");

        string shown = string.Concat(result.Errors.Append(result.TerminatingError).Select(error => $"{error} {error?.Exception}"));
        Assert.Contains("plain text is not taken", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("918273", shown, StringComparison.Ordinal);
    }

    private static EngineResult Run(string script) => PowerShellEngine.Run($"{Begin}{script}\n$session | Disconnect-Pkcs11Token");
}
