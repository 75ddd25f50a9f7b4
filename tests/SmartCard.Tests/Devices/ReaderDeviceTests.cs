using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SmartCard.Tests.Readers;
using Xunit;

namespace SmartCard.Tests.Devices;

/// <summary>
/// Attributes, features and control codes of the reader with a keypad that tests/Fixtures/libpcsclite.c answers as: where
/// its bytes come from stands there.
/// </summary>
public sealed class ReaderDeviceTests : IDisposable
{
    private const string Reader = "Gemalto Ezio Shield 00 00";

    private readonly PcscLibraryFolder scripted;

    public ReaderDeviceTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.Is64BitProcess, "The library is made for pcsc-lite's layout.");
        scripted = PcscLibraryFolder.Scripted();
    }

    private string CallFile => Path.Combine(scripted.Path, "calls");

    private string[] Calls => [.. File.ReadAllLines(CallFile).Where(line => line is not ("established" or "released"))];

    public void Dispose() => scripted.Dispose();

    [Fact]
    public async Task All_attributes_are_those_that_the_driver_has()
    {
        string[] told = await Run("Get-SmartCardAttribute | ForEach-Object { $_.AttributeName; $_.Value.GetType().Name; \"$($_.Value) $($_.Unit)\".Trim() }", "+" + Reader);

        Assert.Equal(
            [
                "SCARD_ATTR_VENDOR_NAME", "String", "Gemalto",
                "SCARD_ATTR_VENDOR_IFD_VERSION", "Version", "1.2.0",
                "SCARD_ATTR_CHANNEL_ID", "UInt32", "2097698",
                "SCARD_ATTR_DEFAULT_CLK", "UInt32", "4000 kHz",
                "SCARD_ATTR_ICC_PRESENCE", "UInt32", "2",
                "SCARD_ATTR_ICC_INTERFACE_STATUS", "Boolean", "True",
                "SCARD_ATTR_ATR_STRING", "String", "3B 02 14 50",
                "SCARD_ATTR_MAXINPUT", "UInt32", "261 bytes",
                "SCARD_ATTR_DEVICE_FRIENDLY_NAME_A", "String", Reader,
            ],
            told);
    }

    // Share modes of pcsclite.h: 2 shared, 3 direct; 0 leaves the card.
    [Theory]
    [InlineData("+", "", "connected 2")]
    [InlineData("", "", "connected 3")]
    [InlineData("+", "8010000B", "connected 3")] // SCARD_E_SHARING_VIOLATION
    [InlineData("+", "80100066", "connected 3")] // SCARD_W_UNRESPONSIVE_CARD
    public async Task A_card_is_shared_and_left_and_without_one_the_reader_is_asked(string card, string shared, string connected)
    {
        await Run("Get-SmartCardAttribute VENDOR_NAME | Out-Null", card + Reader, ("PCSC_SHARED", shared.Length > 0 ? shared : "0"));

        Assert.Equal([connected, "disconnected 0"], Calls);
    }

    [Fact]
    public async Task All_readers_are_asked_where_none_is_named() =>
        Assert.Equal(["A", "B"], await Run("(Get-SmartCardAttribute VENDOR_NAME).ReaderName", "+A\nB"));

    [Theory]
    [InlineData("SCARD_ATTR_VENDOR_NAME")]
    [InlineData("vendor_name")]
    [InlineData("0x00010100")]
    [InlineData("65792")]
    [InlineData("VENDOR_N*")]
    public async Task An_attribute_is_named_in_any_way(string name) =>
        Assert.Equal(["Gemalto"], await Run($"(Get-SmartCardAttribute {name}).Value", Reader));

    [Theory]
    [InlineData("MAX_CLK", "FeatureNotSupported", "NotImplemented")]
    [InlineData("VENDOR_IFD_SERIAL_NO", "FeatureNotSupported", "NotImplemented")] // succeeds with no bytes
    [InlineData("0x0001A000", "FeatureNotSupported", "NotImplemented")]
    [InlineData("NOTHING", "AttributeNotFound", "InvalidArgument")]
    public async Task An_attribute_that_is_not_there_is_an_error_and_the_rest_goes_on(string name, string errorId, string category) =>
        Assert.Equal(
            ["Gemalto", errorId, category],
            await Run($"(Get-SmartCardAttribute {name}, VENDOR_NAME -ErrorVariable e -ErrorAction SilentlyContinue).Value; ($e[0].FullyQualifiedErrorId -split ',')[0]; $e[0].CategoryInfo.Category", Reader));

    [Fact]
    public async Task A_wildcard_without_a_match_is_silence() =>
        Assert.Equal(["0"], await Run("@(Get-SmartCardAttribute MAX_*, FOO*).Count; $Error | ForEach-Object { \"$_\" }", Reader));

    [Fact]
    public async Task Features_have_control_codes_and_properties() =>
        Assert.Equal(
            [
                "FEATURE_VERIFY_PIN_DIRECT 42330006",
                "FEATURE_MODIFY_PIN_DIRECT 42330007",
                "FEATURE_IFD_PIN_PROPERTIES 4233000A wLcdLayout = 529, bEntryValidationCondition = 2, bTimeOut2 = 0",
                "FEATURE_GET_TLV_PROPERTIES 42330012 wLcdLayout = 529, wLcdMaxCharacters = 17, wLcdMaxLines = 2, bTimeOut2 = 0, bMinPINSize = 4, "
                + "bMaxPINSize = 16, bEntryValidationCondition = 2, bPPDUSupport = 0, wIdVendor = 2278, wIdProduct = 13506, dwMaxAPDUDataSize = 65536",
            ],
            await Run("Get-SmartCardFeature | ForEach-Object { ('{0} {1:X8} {2}' -f $_.FeatureName, $_.ControlCode, ($_.Properties -join ', ')).Trim() }", Reader));

    [Fact]
    public async Task A_feature_is_chosen_by_name() =>
        Assert.Equal(["FEATURE_VERIFY_PIN_DIRECT"], await Run("(Get-SmartCardFeature verify*).FeatureName", Reader));

    [Fact]
    public async Task A_reader_without_features_gives_none() =>
        Assert.Equal(["0"], await Run("@(Get-SmartCardFeature).Count; $Error | ForEach-Object { \"$_\" }", Reader, ("PCSC_FEATURES", "none")));

    [Fact]
    public async Task What_a_reader_answers_wrongly_is_an_error_beside_what_can_be_read() =>
        Assert.Equal(
            ["FEATURE_VERIFY_PIN_DIRECT", "InvalidReaderAnswer"],
            await Run("(Get-SmartCardFeature -ErrorVariable e -ErrorAction SilentlyContinue).FeatureName; ($e[0].FullyQualifiedErrorId -split ',')[0]", Reader, ("PCSC_FEATURES", "0604423300060704")));

    [Theory]
    [InlineData("Send-SmartCardControl 0x42330006 '01 02'", "control 42330006 2")]
    [InlineData("Send-SmartCardControl 3400 -Function | Out-Null", "control 42000D48 0")] // SCARD_CTL_CODE of reader.h
    [InlineData("Get-SmartCardFeature VERIFY* | Send-SmartCardControl", "control 42330006 0")]
    [InlineData("Set-SmartCardAttribute MAXINPUT 'FE 00 00 00'", "set 0007A007 4")]
    [InlineData("Set-SmartCardAttribute -Attribute 0x7A007 -Value ([byte[]](1,2))", "set 0007A007 2")]
    public async Task What_is_sent_arrives(string script, string call)
    {
        await Run(script + " | Out-Null", Reader);

        Assert.Contains(call, Calls);
    }

    [Theory]
    [InlineData("Send-SmartCardControl 0x42330006 '01 02' -WhatIf")]
    [InlineData("Set-SmartCardAttribute MAXINPUT 'FE 00 00 00' -WhatIf")]
    public async Task WhatIf_sends_nothing(string script)
    {
        await Run(script, Reader);

        Assert.DoesNotContain(Calls, call => call.StartsWith("control", StringComparison.Ordinal) || call.StartsWith("set", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_answer_is_text_and_bytes() =>
        Assert.Equal(
            [Reader, "1110638598", "90 00", "144 0"],
            await Run("Send-SmartCardControl 0x42330006 | ForEach-Object { $_.ReaderName; $_.ControlCode; $_.Response; \"$($_.Data)\" }", Reader));

    // A command that verifies a PIN in format 2 (ISO 9564-1), which holds 1234.
    [Fact]
    public async Task What_is_sent_is_in_no_message()
    {
        string[] told = await Run(
            "Send-SmartCardControl 0x42330006 '00 20 00 01 08 24 12 34 FF' -Verbose -Debug -Confirm:$false *>&1 | ForEach-Object { \"$_\"; $_.PSObject.Properties | ForEach-Object { \"$($_.Name) = $($_.Value)\" } }; "
            + "Send-SmartCardControl 1 '24 12 34 FF' -Function -Verbose -ErrorVariable e *>&1 | ForEach-Object { \"$_\" }; $e | ForEach-Object { $_.PSObject.Properties | ForEach-Object { \"$($_.Name) = $($_.Value)\" } }; "
            + "Send-SmartCardControl 0x42330006 '24 12 34 FF' -WhatIf",
            Reader);

        Assert.Contains(told, line => line.Contains("with 9 bytes", StringComparison.Ordinal));
        Assert.DoesNotContain(told, line => line.Replace(" ", "", StringComparison.Ordinal).Contains("241234", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Send-SmartCardControl 1 -Function", "ReaderRefused")] // SCARD_E_NOT_TRANSACTED: the escape is not allowed
    [InlineData("Send-SmartCardControl 0x42FFFFFF", "FeatureNotSupported")]
    [InlineData("Set-SmartCardAttribute VENDOR_NAME 41", "ReaderRefused")]
    [InlineData("Set-SmartCardAttribute NOTHING 41", "AttributeNotFound")]
    [InlineData("Send-SmartCardControl 1 -ReaderName Gone", "ReaderNotFound")]
    public async Task A_refusal_has_its_own_error(string script, string errorId) =>
        Assert.Equal([errorId], await Run($"try {{ {script} -ErrorAction Stop }} catch {{ ($_.FullyQualifiedErrorId -split ',')[0] }}", Reader));

    [Fact]
    public async Task Of_several_readers_one_is_to_be_named() =>
        Assert.Equal(
            ["ReaderAmbiguous", "A", "B"],
            await Run("try { Send-SmartCardControl 0x42330006 -ErrorAction Stop } catch { ($_.FullyQualifiedErrorId -split ',')[0] }; (Send-SmartCardControl 0x42330006 -ReaderName *).ReaderName", "+A\nB"));

    [Fact]
    public async Task A_connection_is_used_as_it_is()
    {
        string[] told = await Run("$c = Connect-SmartCard -ShareMode Direct; (Get-SmartCardAttribute VENDOR_NAME -Card $c).Value; ($c | Get-SmartCardFeature VERIFY*).Tag; $c.IsConnected; $c.Dispose()", Reader);

        Assert.Equal(["Gemalto", "6", "True"], told);
        Assert.Single(Calls, call => call.StartsWith("connected", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-SmartCardAttribute vendor_n", "SCARD_ATTR_VENDOR_NAME", "The reader's maker")]
    [InlineData("Get-SmartCardAttribute max_cl", "SCARD_ATTR_MAX_CLK", "The fastest clock of the reader, in kHz")]
    [InlineData("Set-SmartCardAttribute -Attribute SCARD_ATTR_MAXIN", "SCARD_ATTR_MAXINPUT", "The longest message that the reader takes, in bytes")]
    [InlineData("Get-SmartCardFeature get_t", "FEATURE_GET_TLV_PROPERTIES", "Tells the reader's properties one by one")]
    public async Task The_tab_key_completes_names_and_tells_what_they_are(string typed, string completed, string toolTip) =>
        Assert.Equal(
            [completed, toolTip],
            await Run($"$t = '{typed}'; [System.Management.Automation.CommandCompletion]::CompleteInput($t, $t.Length, $null).CompletionMatches | ForEach-Object {{ $_.CompletionText; $_.ToolTip }}", Reader));

    private Task<string[]> Run(string script, string readers, params (string Name, string Value)[] environment) =>
        ScriptInShell.Run(
            script,
            [("LD_LIBRARY_PATH", scripted.Path), ("PCSC_CALLS", CallFile), ("PCSC_READERS", readers + "\n"), .. environment.Where(variable => variable != ("PCSC_SHARED", "0"))]);
}
