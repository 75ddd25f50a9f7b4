using System;
using System.Threading.Tasks;
using Xunit;

namespace SmartCard.Tests.Windows;

/// <summary>
/// Attributes, features and control codes of a reader on Windows. The bytes, and where they come from, stand in
/// tests/Fixtures/Windows: attributes.c and exchange.c.
/// </summary>
[Collection(WindowsShell.Name)]
public sealed class ReaderDeviceTests(WindowsShell shell)
{
    private const string Name = "René's SCR 331 [CCID Interface] 0";
    private const string Reader = "$name = \"René's SCR 331 [CCID Interface] 0\";";
    private const string Card = Reader + "steer 'insert 0 3B021450 3';";

    [Fact]
    public async Task All_attributes_are_those_that_the_driver_has() =>
        Assert.Equal(
            [
                "VENDOR_NAME String ACME",
                "VENDOR_IFD_TYPE String Card Reader 9000",
                "VENDOR_IFD_VERSION Version 1.2.3",
                "VENDOR_IFD_SERIAL_NO String 4711",
                "CHANNEL_ID UInt32 2097155",
                "ASYNC_PROTOCOL_TYPES CardProtocol Any",
                "DEFAULT_CLK UInt32 4000 kHz",
                "MAX_CLK UInt32 20000 kHz",
                "DEFAULT_DATA_RATE UInt32 10752 bit/s",
                "MAX_DATA_RATE UInt32 344086 bit/s",
                "MAX_IFSD UInt32 254 bytes",
                "POWER_MGMT_SUPPORT Boolean False",
                "CHARACTERISTICS UInt32 0",
                "CURRENT_PROTOCOL_TYPE CardProtocol T1",
                "ICC_PRESENCE UInt32 2",
                "ICC_INTERFACE_STATUS Boolean True",
                "ATR_STRING String 3B 02 14 50",
                "DEVICE_UNIT UInt32 0",
                "DEVICE_FRIENDLY_NAME_A String ACME Contactless 1",
                @"DEVICE_SYSTEM_NAME_A String \\.\ACME 1",
                "DEVICE_FRIENDLY_NAME_W String " + Name,
                "SUPRESS_T1_IFS_REQUEST Boolean False",
                "left as it is",
            ],
            await shell.Run(
                Card + "Get-SmartCardAttribute -ReaderName $name | ForEach-Object { \"$($_.AttributeName -replace 'SCARD_ATTR_') $($_.Value.GetType().Name) $($_.Value) $($_.Unit)\".Trim() };"
                + "if ((tell calls) -match 'SCardDisconnect 0x00000000 disposition 0') { 'left as it is' }"));

    [Fact]
    public async Task Every_reader_is_asked_and_the_one_without_a_card_has_no_answer_to_reset() =>
        Assert.Equal(
            [Name + " 22", "ACME Contactless 1 21"],
            await shell.Run(Card + "$all = Get-SmartCardAttribute; foreach ($r in Get-SmartCardReader) { \"$($r.ReaderName) $(@($all | Where-Object ReaderName -eq $r.ReaderName).Count)\" }"));

    // ERROR_NOT_SUPPORTED is what a driver of Windows says.
    [Theory]
    [InlineData("(Get-SmartCardAttribute MAX_CLK, 0x0001A000, VENDOR_NAME -ReaderName $name).Value", "error FeatureNotSupported", "20000", "ACME")]
    [InlineData("(Get-SmartCardAttribute NOTHING, VENDOR_N* -ReaderName $name).Value", "error AttributeNotFound", "ACME")]
    [InlineData("(Get-SmartCardAttribute VENDOR_NAME -ReaderName Gone, $name).Value", "error ReaderNotFound", "ACME")]
    [InlineData("steer 'force SCardGetAttrib 8010002F'; (Get-SmartCardAttribute VENDOR_NAME, MAX_CLK -ReaderName $name, ACME*).Value", "error CommunicationFailed", "ACME", "20000")]
    [InlineData("steer 'elsewhere 0 1'; (Get-SmartCardAttribute VENDOR_NAME -ReaderName $name, ACME*).Value", "error CardInUse", "ACME")]
    [InlineData("steer 'elsewhere 0 2'; (Get-SmartCardAttribute VENDOR_NAME -ReaderName $name).Value", "ACME")]
    [InlineData("steer 'insert 0 -'; (Get-SmartCardAttribute VENDOR_NAME -ReaderName $name).Value", "ACME")]
    [InlineData("steer 'stop'; Get-SmartCardAttribute", "ended by error ServiceNotRunning")]
    public async Task What_cannot_be_read_is_an_error_and_the_rest_goes_on(string script, params string[] expected)
    {
        string[] told = await shell.Run(Card + script);

        Assert.Equal(expected.Length, told.Length);
        Assert.All(expected, line => Assert.Contains(told, given => given.StartsWith(line, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("SUPRESS_T1_IFS_REQUEST 01", "True")]
    [InlineData("VENDOR_NAME 41", "error FeatureNotSupported", "False")]
    public async Task An_attribute_is_set(string arguments, params string[] expected) =>
        Assert.Equal(
            expected,
            await shell.Run(
                Card + "$c = Connect-SmartCard $name; $c | Set-SmartCardAttribute SUPRESS_T1_IFS_REQUEST 00 -Confirm:$false;"
                + $"$c | Set-SmartCardAttribute {arguments} -Confirm:$false; (Get-SmartCardAttribute SUPRESS* -Card $c).Value; Disconnect-SmartCard $c"));

    // SCARD_CTL_CODE of winsmcrd.h: FILE_DEVICE_SMARTCARD is 0x31, and the function is shifted by two.
    [Theory]
    [InlineData("")]
    [InlineData("steer 'insert 0 3B021450';")]
    public async Task Features_have_control_codes_and_properties(string card) =>
        Assert.Equal(
            [
                "VERIFY_PIN_DIRECT 6 00313844",
                "MODIFY_PIN_DIRECT 7 00313848",
                "IFD_PIN_PROPERTIES 10 0031384C wLcdLayout = 528, bEntryValidationCondition = 7, bTimeOut2 = 0",
                "GET_TLV_PROPERTIES 18 00313850 wLcdLayout = 528, bEntryValidationCondition = 7, bMinPINSize = 4, bMaxPINSize = 8, "
                + "sFirmwareID = 1.2, wIdVendor = 1254, wIdProduct = 20758",
            ],
            await shell.Run(
                Reader + card + "Get-SmartCardFeature -ReaderName $name | ForEach-Object {"
                + "('{0} {1} {2:X8} {3}' -f ($_.FeatureName -replace 'FEATURE_'), $_.Tag, $_.ControlCode, ($_.Properties -join ', ')).Trim() }"));

    [Theory]
    [InlineData("(Get-SmartCardFeature VERIFY*, *TLV* -ReaderName *).Tag -join ' '", "6 18 6 18")]
    [InlineData("steer 'force SCardControl 00000001'; @(Get-SmartCardFeature -ReaderName $name).Count", "0")] // ERROR_INVALID_FUNCTION
    [InlineData("steer 'force SCardControl 00000032'; @(Get-SmartCardFeature -ReaderName $name).Count", "0")] // ERROR_NOT_SUPPORTED
    [InlineData("steer 'upon SCardConnectW unplug 0'; Get-SmartCardFeature -ReaderName $name", "error ReaderUnavailable")]
    public async Task A_reader_tells_the_features_that_it_has(string script, string expected) =>
        Assert.Equal([expected], await shell.Run(Reader + script));

    [Theory]
    [InlineData("(Send-SmartCardControl 3500 '01 02 03' -Function -ReaderName $name).Response", "03 02 01")]
    [InlineData("(Send-SmartCardControl 0x003136B0 'CA FE' -ReaderName $name).Response", "FE CA")]
    [InlineData("(Send-SmartCardControl 3500 -Function -ReaderName $name).Data.Length", "0")]
    [InlineData("'{0:X8}' -f (Send-SmartCardControl 3500 -Function -ReaderName $name).ControlCode", "003136B0")]
    [InlineData("(Get-SmartCardFeature IFD_PIN* -ReaderName $name | Send-SmartCardControl).Response", "10 02 07 00")]
    [InlineData("(Get-SmartCardFeature VERIFY* -ReaderName $name | Send-SmartCardControl -Data ('00' * 15 + '04000000' + '00200001')).Response", "90 00")]
    [InlineData("$c = Connect-SmartCard $name -ShareMode Direct; ($c | Send-SmartCardControl 3500 '01 02' -Function).Response; Disconnect-SmartCard $c", "02 01")]
    [InlineData("Send-SmartCardControl 3999 -Function -ReaderName $name", "error FeatureNotSupported")]
    [InlineData("Send-SmartCardControl 3500 -Function", "error ReaderAmbiguous")]
    [InlineData("Send-SmartCardControl 3500 '01' -Function -ReaderName $name -WhatIf; @((tell calls) -match 'SCardControl').Count", "0")]
    public async Task A_control_code_and_its_bytes_reach_the_driver(string script, string expected) =>
        Assert.Equal([expected], await shell.Run(Reader + "$null = tell calls;" + script));

    [Theory]
    [InlineData("Get-SmartCardAttribute vendor_n", "SCARD_ATTR_VENDOR_NAME")]
    [InlineData("Get-SmartCardFeature get_t", "FEATURE_GET_TLV_PROPERTIES")]
    public async Task The_tab_key_completes_names(string typed, string completed) =>
        Assert.Equal([completed], await shell.Run($"$t = '{typed}'; [System.Management.Automation.CommandCompletion]::CompleteInput($t, $t.Length, $null).CompletionMatches | ForEach-Object CompletionText"));
}
