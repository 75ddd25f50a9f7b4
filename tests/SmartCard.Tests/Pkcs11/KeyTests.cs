using System;
using System.IO;
using System.Linq;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Pkcs11;

/// <summary>The cmdlets for keys, objects and data, through the engine, with a SoftHSM2 token.</summary>
[Collection(SoftHsm.Name)]
public sealed class KeyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("SmartCard.Keys").FullName;

    public KeyTests() => SoftHsm.Require();

    /// <summary>A session that can write, logged in, made without a cmdlet.</summary>
    private string Open =>
        $$"""
        $null = $ExecutionContext.SessionState.Path.SetLocation('{{folder}}')
        $module = [SmartCard.Pkcs11.Pkcs11Module]::Load('{{SoftHsm.ModulePath}}')
        $slot = $module.GetSlots($true) | ForEach-Object { $module.GetToken($_) } | Where-Object Label -eq '{{SoftHsm.TokenLabel}}'
        $session = $module.OpenSession($slot.SlotId, $true)
        $secure = [System.Security.SecureString]::new()
        '{{SoftHsm.UserPin}}'.ToCharArray() | ForEach-Object { $secure.AppendChar($_) }
        try { $session.Login('User', [SmartCard.Pkcs11.Pkcs11Pin]::From($secure)) } catch { if ("$_" -notmatch 'ALREADY') { throw } }

        """;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_is_signed_is_verified()
    {
        Assert.Equal(
            [true, false],
            Output(
                """
                $pair = New-Pkcs11KeyPair $session -RsaBits 2048 -SessionObject -Label pair
                $signed = 'Hello' | New-Pkcs11Signature $pair.PrivateKey SHA256_RSA_PKCS
                'Hello', 'Hallo' | Test-Pkcs11Signature $pair.PublicKey SHA256_RSA_PKCS $signed
                """));
    }

    [Fact]
    public void Openssl_verifies_what_the_pipeline_signed_in_DER()
    {
        File.WriteAllText(Path.Combine(folder, "message"), "Hello");

        _ = Output(
            """
            $pair = New-Pkcs11KeyPair $session P-256 -SessionObject
            $digest = Get-Pkcs11Digest $session -Path message
            $signed = New-Pkcs11Signature $pair.PrivateKey ECDSA -InputObject $digest.Digest -Der
            [System.IO.File]::WriteAllBytes("$PWD/signature", $signed.Signature)
            Export-Pkcs11Object $pair.PublicKey key.pem
            """);

        Assert.Equal(
            "Verified OK",
            SoftHsm.Run(
                "openssl", "dgst", "-sha256", "-verify", Path.Combine(folder, "key.pem"),
                "-signature", Path.Combine(folder, "signature"), Path.Combine(folder, "message")).Trim());
    }

    [Theory]
    [InlineData("AES_GCM")]
    [InlineData("AES_CTR")]
    [InlineData("AES_CBC_PAD")]
    public void What_is_encrypted_comes_back_with_all_that_the_object_holds(string mechanism)
    {
        Assert.Equal(
            ["secret", 1],
            Output(
                $$"""
                $key = New-Pkcs11Key $session -SessionObject
                $data = 'secret' | Protect-Pkcs11Data $key {{mechanism}}
                $data | Unprotect-Pkcs11Data $key -AsText
                $data.MechanismParameter.Count
                """));
    }

    [Fact]
    public void A_long_file_is_encrypted_and_decrypted_in_parts()
    {
        byte[] content = new byte[3_000_001];
        new Random(7).NextBytes(content);
        File.WriteAllBytes(Path.Combine(folder, "plain"), content);

        _ = Output(
            """
            $key = New-Pkcs11Key $session -SessionObject
            $how = Protect-Pkcs11Data $key AES_CBC_PAD -Path plain -Destination encrypted
            Unprotect-Pkcs11Data $key AES_CBC_PAD -MechanismParameter $how.MechanismParameter -Path encrypted -Destination back
            """);

        Assert.Equal(3_000_016, new FileInfo(Path.Combine(folder, "encrypted")).Length);
        Assert.Equal(content, File.ReadAllBytes(Path.Combine(folder, "back")));
    }

    [Fact]
    public void What_cannot_be_decrypted_leaves_no_file()
    {
        File.WriteAllBytes(Path.Combine(folder, "encrypted"), new byte[100_001]);

        EngineResult result = Run(
            """
            $key = New-Pkcs11Key $session -SessionObject
            Unprotect-Pkcs11Data $key AES_CBC_PAD -MechanismParameter @{ Iv = [byte[]]::new(16) } -Path encrypted -Destination back
            """);

        Assert.Single(result.Errors);
        Assert.Equal(["encrypted"], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_wrapped_key_decrypts_what_it_encrypted_before()
    {
        Assert.Equal(
            ["secret"],
            Output(
                """
                $wrapping = New-Pkcs11Key $session -SessionObject
                $key = New-Pkcs11Key $session -SessionObject -Extractable
                $data = 'secret' | Protect-Pkcs11Data $key AES_GCM
                $back = $key | Protect-Pkcs11Key -WrappingKey $wrapping -Mechanism AES_KEY_WRAP |
                    Unprotect-Pkcs11Key -UnwrappingKey $wrapping -SessionObject -Usage Decrypt
                $data | Unprotect-Pkcs11Data $back -AsText
                """));
    }

    [Fact]
    public void Two_derive_the_same_secret()
    {
        object[] secrets = Output(
            """
            $clear = @{ CKA_SENSITIVE = $false }
            $one = New-Pkcs11KeyPair $session P-256 -SessionObject
            $two = New-Pkcs11KeyPair $session P-256 -SessionObject
            New-Pkcs11DerivedKey $one.PrivateKey $two.PublicKey -Length 32 -SessionObject -Extractable -Attribute $clear | Export-Pkcs11Object -AsText
            New-Pkcs11DerivedKey $two.PrivateKey $one.PublicKey -Length 32 -SessionObject -Extractable -Attribute $clear | Export-Pkcs11Object -AsText
            """);

        Assert.Equal(secrets[0], secrets[1]);
        Assert.Equal(32, Convert.FromBase64String((string)secrets[0]).Length);
    }

    [Fact]
    public void Pkcs11_tool_sees_an_imported_key_and_not_one_that_was_removed()
    {
        _ = SoftHsm.Run("openssl", "genpkey", "-algorithm", "RSA", "-out", Path.Combine(folder, "key.pem"));
        string[] show = ["--module", SoftHsm.ModulePath, "--token-label", SoftHsm.TokenLabel, "--login", "--pin", SoftHsm.UserPin, "--list-objects"];

        _ = Output("$null = Import-Pkcs11Object $session key.pem -WithPublicKey -Label imported -Id 'AB CD'");
        string before = SoftHsm.Run("pkcs11-tool", show);
        _ = Output("Get-Pkcs11Object -Session $session -Label imported | Remove-Pkcs11Object -Confirm:$false");
        string after = SoftHsm.Run("pkcs11-tool", show);

        Assert.Contains("label:      imported", before, StringComparison.Ordinal);
        Assert.Contains("ID:         abcd", before, StringComparison.Ordinal);
        Assert.DoesNotContain("imported", after, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_is_changed_and_a_copy_has_its_own()
    {
        Assert.Equal(
            ["second", "third", "second"],
            Output(
                """
                [System.IO.File]::WriteAllText("$PWD/data", 'x')
                $data = Import-Pkcs11Object $session data -Data -Label first -SessionObject
                $data = $data | Set-Pkcs11Attribute -Label second -PassThru
                $data.Label
                ($data | Copy-Pkcs11Object -Label third).Label
                (Get-Pkcs11Object -Session $session -Label second).Label
                """));
    }

    [Theory]
    [InlineData("New-Pkcs11KeyPair $session P-256 -Label never -WhatIf")]
    [InlineData("New-Pkcs11Key $session -Label never -WhatIf")]
    [InlineData("Import-Pkcs11Object $session never -Data -Label never -WhatIf")]
    [InlineData("New-Pkcs11Key $session -SessionObject | Copy-Pkcs11Object -Label never -WhatIf")]
    [InlineData("New-Pkcs11Key $session -SessionObject | Set-Pkcs11Attribute -Label never -WhatIf")]
    public void WhatIf_makes_nothing(string command)
    {
        File.WriteAllText(Path.Combine(folder, "never"), "x");

        Assert.Empty(Output($"$null = {command}; Get-Pkcs11Object -Session $session -Label never"));
    }

    [Theory]
    [InlineData("'x' | New-Pkcs11Signature $pair.PrivateKey SHA3_256_RSA_PKCS", "MechanismNotSupported", "CKM_SHA256_RSA_PKCS")]
    [InlineData("'x' | New-Pkcs11Signature $pair.PrivateKey NOTHING", "MechanismParameterInvalid", "NOTHING")]
    [InlineData("'x' | New-Pkcs11Signature $pair.PrivateKey SHA256_RSA_PKCS_PSS -MechanismParameter @{ Salt = 1 }", "MechanismParameterInvalid", "SaltLength")]
    [InlineData("'x' | New-Pkcs11Signature $pair.PublicKey SHA256_RSA_PKCS", "KeyNotSuitable", "C_SignInit")]
    [InlineData("New-Pkcs11KeyPair $session P-999", "AttributeInvalid", "P-999")]
    [InlineData("Import-Pkcs11Object $session nothing.pem", "DataFileNotRead", "nothing.pem")]
    [InlineData("Import-Pkcs11Object $session text.txt", "InvalidObjectFile", "text.txt")]
    [InlineData("Export-Pkcs11Object $pair.PrivateKey key.pem", "ObjectNotExported", "secret")]
    [InlineData("Export-Pkcs11Object $pair.PublicKey text.txt", "DataFileExists", "text.txt")]
    [InlineData("Set-Pkcs11Attribute $pair.PublicKey @{ Nothing = 1 }", "AttributeInvalid", "Nothing")]
    [InlineData("Set-Pkcs11Attribute $pair.PublicKey", "AttributeInvalid", "-Attribute")]
    [InlineData("$null | Get-Pkcs11Digest $session", "InvalidInput", "$null")]
    public void What_fails_is_one_clear_error(string command, string errorId, string told)
    {
        File.WriteAllText(Path.Combine(folder, "text.txt"), "text");

        EngineResult result = Run($"$pair = New-Pkcs11KeyPair $session -RsaBits 1024 -SessionObject; {command}");

        var error = Assert.Single(result.Errors.Concat(result.TerminatingError is null ? [] : [result.TerminatingError]));
        Assert.StartsWith($"{errorId},", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(told, error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_Tab_key_offers_the_curves() =>
        Assert.Equal(["P-192", "P-224", "P-256", "P-384", "P-521"], PowerShellEngine.Complete("New-Pkcs11KeyPair -Curve P-").Select(match => match.CompletionText));

    [Fact]
    public void Random_bytes_come_as_one_array() =>
        Assert.Equal([16, 23], Output("(Get-Pkcs11Random $session 16).Length; (Get-Pkcs11Random $session 8 -AsHex).Length"));

    // PKCS #11, C_SeedRandom: the seed is mixed in, and what follows stays random.
    [Fact]
    public void A_seed_is_taken_as_text_or_bytes()
    {
        object[] output = Output("Add-Pkcs11RandomSeed $session '01 02'; Add-Pkcs11RandomSeed $session ([byte[]](3, 4)); (Get-Pkcs11Random $session 8).Length");

        Assert.Equal([8], output);
    }

    [Fact]
    public void Random_bytes_of_several_lengths_come_from_one_pipeline() =>
        Assert.Equal([16, 1, 23], Output("16, 1 | Get-Pkcs11Random $session | ForEach-Object Length; (8 | Get-Pkcs11Random $session -AsHex).Length"));

    [Fact]
    public void Random_bytes_of_several_sessions_come_from_one_pipeline() =>
        Assert.Equal([32, 32], Output("$session, $session | Get-Pkcs11Random | ForEach-Object Length"));

    [Fact]
    public void A_length_that_is_none_is_an_error_and_the_rest_goes_on()
    {
        EngineResult result = Run("0, 4 | Get-Pkcs11Random $session | ForEach-Object Length");

        Assert.Equal([4], result.Output.Select(item => item!.BaseObject));
        Assert.StartsWith("ParameterArgumentValidationError,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private object[] Output(string script)
    {
        EngineResult result = Run(script);
        Assert.Null(result.TerminatingError);
        Assert.Empty(result.Errors);
        return [.. result.Output.Select(item => item!.BaseObject)];
    }

    private EngineResult Run(string script) => PowerShellEngine.Run($"{Open}{script}\n$session.Dispose()");
}
