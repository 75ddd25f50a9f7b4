using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using SmartCard.Tests.Readers;
using Xunit;

namespace SmartCard.Tests.Pkcs11;

/// <summary>OpenSC, as Debian has it and without any configuration, with a PIV card in a virtual reader.</summary>
[Collection(PcscService.Name)]
public sealed class OpenScTests : IDisposable
{
    private const string Begin =
        """
        $hand = @($input)[0]
        Set-Pkcs11Module opensc-pkcs11.so
        $pin = [Net.NetworkCredential]::new('', '123456').SecurePassword
        function Connect { Connect-Pkcs11Token -Pin $pin }
        function Find($Session) { Get-Pkcs11Object -Session $Session -Class PrivateKey }
        function Sign($Key) { 'hello' | New-Pkcs11Signature $Key ECDSA-SHA256 -Der | ForEach-Object Hex }

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("piv").FullName;
    private readonly PivCard piv;
    private readonly Hand hand;

    public OpenScTests(PcscService service)
    {
        service.Require();
        piv = PivCard.Make(folder, "Ada");
        hand = new Hand(piv);
        hand.Insert();
    }

    public void Dispose()
    {
        hand.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void The_certificate_of_a_card_stands_with_its_reader_its_slot_and_its_token()
    {
        EngineResult result = PowerShellEngine.Run("Get-SmartCardCertificate -Module opensc-pkcs11.so");

        Assert.Empty(result.ErrorIds);
        PSObject found = Assert.Single(result.Output)!;
        string Value(string property) => string.Format(CultureInfo.InvariantCulture, "{0}", found.Properties[property].Value);
        Assert.Equal((VpcdSlot.Second.ReaderName, PivCard.Atr), (Value("ReaderName"), Value("Atr")));
        Assert.Equal(NotAfter(piv.CertificateFile), ((DateTime)found.Properties["NotAfter"].Value).ToUniversalTime());
        Assert.Contains((int)found.Properties["DaysLeft"].Value, new[] { 19, 20 });
        Assert.Equal(("CN=Ada, O=Example", "DigitalSignature"), (Value("Subject"), Value("KeyUsage")));

        string tool = SoftHsm.Run("pkcs11-tool", "--list-slots");
        Assert.Contains($"(0x{found.Properties["SlotId"].Value:x}): {VpcdSlot.Second.ReaderName}\n", tool, StringComparison.Ordinal);
        Assert.Matches($@"token label +: {Value("TokenLabel")}\n", tool);
        Assert.Matches($@"serial num +: {Value("TokenSerialNumber")}\n", tool);
        string objects = SoftHsm.Run("pkcs11-tool", "--list-objects", "--type", "cert");
        Assert.Matches($@"label: +{Value("Label")}\n", objects);
        Assert.Matches($@"ID: +{Value("Id")}\n", objects);
    }

    [Fact]
    public void Other_programs_read_the_same_certificate_from_the_card()
    {
        string file = Path.Combine(folder, "read.cer");
        SoftHsm.Run("pkcs11-tool", "--read-object", "--type", "cert", "--id", "01", "--output-file", file);

        PSObject found = Assert.Single(PowerShellEngine.Run("Get-SmartCardCertificate -Module opensc-pkcs11.so").Output)!;

        var certificate = (X509Certificate2)found.Properties["Certificate"].Value;
        Assert.Equal(File.ReadAllBytes(file), certificate.RawData);
        Assert.Equal(File.ReadAllText(piv.CertificateFile).Trim(), certificate.ExportCertificatePem());
        Assert.Equal(File.ReadAllText(piv.CertificateFile).Trim(), SoftHsm.Run("pkcs15-tool", "--reader", "1", "--read-certificate", "01").Trim());
    }

    [Fact]
    public async Task The_card_has_the_name_that_the_list_of_card_types_gives_it()
    {
        string list = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "SmartCard")).FullName, "smartcard_list.txt");
        await File.WriteAllTextAsync(list, $"{PivCard.Atr}\n\tCard of the list\n", TestContext.Current.CancellationToken);

        Assert.Equal(["Card of the list"], await ScriptInShell.Run("(Get-SmartCardCertificate -Module opensc-pkcs11.so).CardName", ("XDG_CACHE_HOME", folder)));
    }

    [Fact]
    public void A_card_signs_after_its_pin_and_openssl_verifies_it()
    {
        EngineResult result = PowerShellEngine.Run($"{Begin} $session = Connect; Sign (Find $session); $session | Disconnect-Pkcs11Token", hand);

        Assert.Empty(result.ErrorIds);
        AssertVerified(result);
    }

    /// <summary>Only the card's maker knows such a card; OpenSC says CKR_TOKEN_NOT_RECOGNIZED.</summary>
    [Fact]
    public void A_card_that_OpenSC_does_not_know_hinders_nothing_that_is_done_with_another()
    {
        using VpcdCard unknown = VpcdCard.Insert(VpcdSlot.First, "3B 02 14 50");

        EngineResult result = PowerShellEngine.Run($"{Begin} $session = Connect; (Find $session).TokenLabel; $session | Disconnect-Pkcs11Token", hand);

        Assert.Empty(result.ErrorIds);
        Assert.Equal(["Ada"], result.Output.Select(item => $"{item}"));

        EngineResult all = PowerShellEngine.Run(
            $$"""
            Set-Pkcs11Module opensc-pkcs11.so
            Get-SmartCardCertificate
            $null = Get-Pkcs11Slot
            Get-SmartCardCertificate
            Get-Pkcs11Slot | Where-Object SlotDescription -eq '{{VpcdSlot.First.ReaderName}}' | Connect-Pkcs11Token
            """);
        Assert.Equal(["TokenNotRecognized"], all.ErrorIds);
        Assert.Equal(["CN=Ada, O=Example", "CN=Ada, O=Example"], all.Values("Subject"));
    }

    /// <summary>OpenSC tells of PIV cards when one try is left, and when none is; not that some are used up (framework-pkcs15.c).</summary>
    [Fact]
    public void A_wrong_pin_is_tried_once_and_what_the_token_tells_of_it_is_told()
    {
        int tried = 0;
        piv.Heard = command => tried += command is [_, 0x20, _, _, 8, ..] ? 1 : 0;

        EngineResult result = PowerShellEngine.Run($"{Begin} $pin = [Net.NetworkCredential]::new('', '999999').SecurePassword; 1..3 | ForEach-Object {{ Connect; (Get-Pkcs11Token).UserPin }}", hand);

        Assert.Equal(["PinIncorrect", "PinIncorrect", "PinBlocked"], result.ErrorIds);
        Assert.Equal(["Ready", "FinalTry", "Locked"], result.Output.Select(item => $"{item}"));
        Assert.Equal(3, tried);
        Assert.Contains("One try is left", result.Errors[1].ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_that_is_pulled_in_the_middle_is_an_error_and_the_next_session_works_when_it_is_back()
    {
        EngineResult result = PowerShellEngine.Run(
            $$"""
            {{Begin}}
            $session = Connect
            $key = Find $session
            $hand.Pull()
            Sign $key
            Connect
            $hand.Insert()
            Sign $key
            $again = Connect
            $session | Disconnect-Pkcs11Token
            Sign (Find $again)
            $again | Disconnect-Pkcs11Token
            """,
            hand);

        Assert.Equal(["TokenRemoved", "TokenNotFound", "SessionClosed"], result.ErrorIds);
        AssertVerified(result);
    }

    [Fact]
    public void A_card_that_is_pulled_while_it_signs_is_an_error_and_the_next_session_works_when_it_is_back()
    {
        piv.Heard = command =>
        {
            if (command[1] is 0x87)
            {
                piv.Heard = null;
                hand.PullInTheMiddle();
            }
        };

        EngineResult result = PowerShellEngine.Run($"{Begin} $session = Connect; Sign (Find $session); $hand.Insert(); $again = Connect; Sign (Find $again); $session, $again | Disconnect-Pkcs11Token", hand);

        Assert.Equal(["TokenRemoved"], result.ErrorIds);
        AssertVerified(result);
    }

    /// <summary>examples/piv-card.ps1 and examples/check-piv.ps1 as a user without a card runs them.</summary>
    [Fact]
    public void The_card_of_the_example_is_a_piv_card_to_opensc_and_its_certificate_is_read()
    {
        string examples = Path.Combine(Repository.Root, "examples");
        try
        {
            EngineResult result = PowerShellEngine.Run(
                $"""
                $card = & '{examples}/piv-card.ps1' -Vpcd
                (Get-SmartCardCertificate $card.ReaderName -Module opensc-pkcs11.so).Subject
                (& '{examples}/check-piv.ps1' $card.ReaderName).Guid
                $card.LastError
                """);

            Assert.Empty(result.ErrorIds);
            Assert.Equal(["CN=Ada Lovelace, O=Example", "00 11 22 33 44 55 66 77 88 99 AA BB CC DD EE FF", ""], result.Output.Select(item => $"{item}"));
            Assert.Matches("subject: +DN: O=Example, CN=Ada Lovelace\n", SoftHsm.Run("pkcs11-tool", "--slot", "0", "--list-objects", "--type", "cert"));
        }
        finally
        {
            PowerShellEngine.Run("Remove-VirtualSmartCard *");
        }
    }

    private void AssertVerified(EngineResult result)
    {
        byte[] signature = Convert.FromHexString($"{Assert.Single(result.Output)}".Replace(" ", "", StringComparison.Ordinal));
        string data = Path.Combine(folder, "data"), file = Path.Combine(folder, "signature"), key = Path.Combine(folder, "public.pem");
        File.WriteAllText(data, "hello");
        File.WriteAllBytes(file, signature);
        File.WriteAllText(key, SoftHsm.Run("openssl", "x509", "-in", piv.CertificateFile, "-noout", "-pubkey"));
        Assert.Equal("Verified OK\n", SoftHsm.Run("openssl", "dgst", "-sha256", "-verify", key, "-signature", file, data));
    }

    /// <summary>What openssl says: <c>notAfter=2026-12-12 22:15:56Z</c>.</summary>
    private static DateTime NotAfter(string file) => DateTime.Parse(
        SoftHsm.Run("openssl", "x509", "-in", file, "-noout", "-enddate", "-dateopt", "iso_8601").Trim()["notAfter=".Length..],
        CultureInfo.InvariantCulture,
        DateTimeStyles.AdjustToUniversal);

    /// <summary>Whoever puts the card into the reader and takes it out; a script calls it too.</summary>
    public sealed class Hand : IDisposable
    {
        private readonly PivCard piv;
        private VpcdCard? card;

        internal Hand(PivCard piv) => this.piv = piv;

        public void Insert()
        {
            Pull();
            card = VpcdCard.Insert(VpcdSlot.Second, PivCard.Atr, piv.Answer);
        }

        public void Pull()
        {
            card?.Dispose();
            card = null;
        }

        /// <summary>Pulls the card while it has to answer a command.</summary>
        internal void PullInTheMiddle() => card!.BreakOff();

        public void Dispose() => Pull();
    }
}
