using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Pkcs11;

/// <summary>What the fixture put on the token with openssl and pkcs11-tool comes out as objects.</summary>
[Collection(SoftHsm.Name)]
public sealed class GetPkcs11ObjectTests
{
    public GetPkcs11ObjectTests() => SoftHsm.Require();

    private static string Module => $"Set-Pkcs11Module '{SoftHsm.ModulePath}'; ";

    /// <summary>A session that the user is logged in to, as <c>$session</c>.</summary>
    private static string LoggedIn =>
        $$"""
        {{Module}}
        $token = Get-Pkcs11Token '{{SoftHsm.TokenLabel}}'
        $session = [SmartCard.Pkcs11.Pkcs11Module]::Load($token.ModulePath).OpenSession($token.SlotId)
        $secure = [securestring]::new(); '{{SoftHsm.UserPin}}'.ToCharArray() | ForEach-Object { $secure.AppendChar($_) }
        $pin = [SmartCard.Pkcs11.Pkcs11Pin]::From($secure)
        try { $session.Login('User', $pin) } finally { $pin.Dispose() }

        """;

    [Fact]
    public void Without_a_login_public_objects_are_seen()
    {
        EngineResult result = PowerShellEngine.Run(Module + "Get-Pkcs11Object");

        Assert.Empty(result.ErrorIds);
        Assert.Equal(["Ada", "EC key", "Note", "RSA key"], result.Values("Label").Order());
        Assert.Equal(
            ["Pkcs11Certificate", "Pkcs11Data", "Pkcs11PublicKey", "Pkcs11PublicKey"],
            result.Output.Select(item => item!.BaseObject.GetType().Name).Order());
    }

    [Fact]
    public void After_a_login_private_objects_are_seen_too()
    {
        EngineResult result = PowerShellEngine.Run(LoggedIn + "Get-Pkcs11Object -Session $session; $session.Dispose()");

        Assert.Equal(["AES key", "EC key", "RSA key"], result.Output.Where(item => item!.Properties["Private"].Value is true).Select(item => item!.Properties["Label"].Value).Order());
    }

    [Fact]
    public void A_certificate_is_the_one_that_openssl_made()
    {
        PSObject found = PowerShellEngine.Run(Module + "Get-Pkcs11Object -Class Certificate").Output.Single()!;

        byte[] der = File.ReadAllBytes(Path.Combine(SoftHsm.Folder, "ada.cer"));
        Assert.Equal(der, found.Properties["Value"].Value);
        Assert.Equal(der, ((X509Certificate2)found.Properties["Certificate"].Value).RawData);
        Assert.Equal("CKC_X_509", found.Properties["CertificateType"].Value);
        Assert.Equal("01", found.Properties["Id"].Value);
    }

    [Theory]
    [InlineData("-KeyType RSA", "RSA key", "CKK_RSA", 2048, null)]
    [InlineData("-Class PublicKey -Id 02", "EC key", "CKK_EC", 256, "P-256")]
    [InlineData("-Label 'ec*'", "EC key", "CKK_EC", 256, "P-256")]
    public void Keys_are_chosen_and_described(string choice, string label, string keyType, int size, string? curve)
    {
        PSObject key = PowerShellEngine.Run(Module + "Get-Pkcs11Object " + choice).Output.Single()!;

        Assert.Equal((label, keyType, size, curve), (key.Properties["Label"].Value, key.Properties["KeyType"].Value, key.Properties["KeySizeBits"].Value, key.Properties["Curve"].Value));
    }

    // CKA_VALUE has footnote 7 in table 52 of the specification: it is a secret when CKA_SENSITIVE is true.
    [Fact]
    public void A_secret_that_stays_in_the_token_is_said_to_be_one()
    {
        EngineResult result = PowerShellEngine.Run(
            LoggedIn + "Get-Pkcs11Object -Session $session -Label 'AES key' -Attribute VALUE, VALUE_LEN, MODULUS, SENSITIVE | ForEach-Object Attributes; $session.Dispose()");

        Assert.Equal(["CKA_VALUE", "CKA_VALUE_LEN", "CKA_MODULUS", "CKA_SENSITIVE"], result.Values("Name"));
        Assert.Equal(["Sensitive", "Present", "Absent", "Present"], result.Values("State").Select(state => $"{state}"));
        Assert.Equal([null, 32L, null, true], result.Values("Value"));
    }

    [Fact]
    public void An_asterisk_reads_every_attribute()
    {
        IReadOnlyList<object?> present = PowerShellEngine.Run(
            Module + "Get-Pkcs11Object -Class PublicKey -KeyType RSA -Attribute * | ForEach-Object Attributes | Where-Object State -eq Present").Values("Name");

        Assert.Superset(
            new HashSet<object?> { "CKA_CLASS", "CKA_LABEL", "CKA_MODULUS", "CKA_MODULUS_BITS", "CKA_PUBLIC_EXPONENT", "CKA_VERIFY", "CKA_ID" },
            present.ToHashSet());
        Assert.DoesNotContain("CKA_PRIVATE_EXPONENT", present);
    }

    [Fact]
    public void The_modulus_is_the_one_that_pkcs11_tool_reads()
    {
        string der = Path.Combine(SoftHsm.Folder, "rsa.pub");
        SoftHsm.RunTool("--read-object", "--type", "pubkey", "--id", "01", "--output-file", der);
        string modulus = SoftHsm.Run("openssl", "rsa", "-pubin", "-inform", "DER", "-in", der, "-noout", "-modulus").Trim();

        EngineResult result = PowerShellEngine.Run(Module + "Get-Pkcs11Object -KeyType RSA -Attribute CKA_MODULUS | ForEach-Object Attributes");

        Assert.Equal(modulus, "Modulus=" + ((string)result.Values("Value").Single()!).Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_certificate_on_a_card_tells_the_days_that_are_left()
    {
        PSObject certificate = PowerShellEngine.Run(Module + "Get-SmartCardCertificate").Output.Single()!;

        // openssl req -days 20, some seconds ago.
        Assert.Equal(19, certificate.Properties["DaysLeft"].Value);
        Assert.Equal(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, certificate.Properties["KeyUsage"].Value);
        Assert.Contains("CN=Ada Lovelace", (string)certificate.Properties["Subject"].Value, StringComparison.Ordinal);
        Assert.Equal(SoftHsm.TokenLabel, certificate.Properties["TokenLabel"].Value);
        Assert.Null(certificate.Properties["ReaderName"].Value);
    }

    [Fact]
    public void One_table_shows_objects_of_all_kinds()
    {
        string table = PowerShellEngine.Show(Module + "Get-Pkcs11Object", width: 80);

        Assert.Equal(1, table.Split("Class ").Length - 1);
        Assert.Contains("O=Example", table, StringComparison.Ordinal);
        Assert.Contains("EC, P-256", table, StringComparison.Ordinal);
        Assert.Contains("Tests 5 bytes", table, StringComparison.Ordinal);
    }
}
