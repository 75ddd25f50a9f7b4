using System;
using System.Linq;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Pkcs11;

/// <summary>The Tab key at -Mechanism, in a session where the key is in a variable.</summary>
[Collection(SoftHsm.Name)]
public sealed class MechanismCompleterTests
{
    public MechanismCompleterTests() => SoftHsm.Require();

    /// <summary>What pkcs11-tool -M lists for SoftHSM2, and with which of the uses.</summary>
    [Theory]
    [InlineData("New-Pkcs11Signature $private ", "CKM_ECDSA", "CKM_SHA256")]
    [InlineData("New-Pkcs11Signature -Key $private -Mechanism ECD", "CKM_ECDSA", "CKM_ECDSA_SHA256")]
    [InlineData("Test-Pkcs11Signature $public ", "CKM_ECDSA", "CKM_AES_GCM")]
    [InlineData("Get-Pkcs11Digest $session ", "CKM_SHA256", "CKM_SHA3_256")]
    [InlineData("Protect-Pkcs11Data $public ", "CKM_AES_GCM", "CKM_ECDSA")]
    [InlineData("New-Pkcs11DerivedKey $pair.PrivateKey -Mechanism ", "CKM_ECDH1_DERIVE", "CKM_EXTRACT_KEY_FROM_KEY")]
    [InlineData("New-Pkcs11Key $session -Mechanism ", "CKM_AES_KEY_GEN", "CKM_RSA_PKCS_KEY_PAIR_GEN")]
    public void Only_what_the_token_has_for_this_use_is_offered(string input, string offered, string notOffered)
    {
        EngineResult result = PowerShellEngine.Run(
            $$"""
            {{TokenScript.WithModule}}{{TokenScript.WithSession}}
            $pair = New-Pkcs11KeyPair $session P-256 -SessionObject
            $private = $pair.PrivateKey
            $public = $pair.PublicKey
            $typed = '{{input}}'
            (TabExpansion2 $typed $typed.Length).CompletionMatches.CompletionText
            $session | Disconnect-Pkcs11Token
            """);

        Assert.Empty(result.ErrorIds);
        string[] texts = [.. result.Output.Select(item => $"{item}")];
        Assert.Contains(offered, texts);
        Assert.DoesNotContain(notOffered, texts);
    }

    [Fact]
    public void Without_a_session_all_names_are_offered() =>
        Assert.Contains("CKM_ECDSA_SHA3_256", PowerShellEngine.Complete("New-Pkcs11Signature -Mechanism ECDSA_").Select(match => match.CompletionText), StringComparer.Ordinal);
}
