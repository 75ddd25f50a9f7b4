using System;
using System.Linq;
using System.Threading.Tasks;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Connections;

[Collection(PcscService.Name)]
public sealed class SendApduTests
{
    private const string First = "Virtual PCD 00 00";
    private const string Second = "Virtual PCD 00 01";

    public SendApduTests(PcscService service) => service.Require();

    [Theory]
    [InlineData("Send-Apdu '00 EC 00 00'")]
    [InlineData("Send-Apdu 00ec0000")]
    [InlineData("Send-Apdu ([byte[]](0, 0xEC, 0, 0))")]
    [InlineData("[byte[]](0, 0xEC, 0, 0) | Send-Apdu")]
    [InlineData("0, 0xEC, 0, 0 | Send-Apdu")]
    [InlineData(", [byte[]](0, 0xEC, 0, 0) | Send-Apdu")]
    [InlineData("[pscustomobject]@{ Apdu = '00 EC 00 00' } | Send-Apdu")]
    [InlineData("Send-Apdu 00EC0000 | Send-Apdu")]
    [InlineData("Send-Apdu 00EC0000 -ReaderName 'Virtual PCD 00 00'")]
    [InlineData("Send-Apdu 00EC0000 -ReaderName Virtual*, *00")]
    [InlineData("$c = Connect-SmartCard; Send-Apdu 00EC0000 -Card $c; Disconnect-SmartCard $c")]
    public void A_command_is_taken_in_any_form(string script)
    {
        using TestCard card = TestCard.Insert(VpcdSlot.First);
        EngineResult result = PowerShellEngine.Run(script);

        Assert.Empty(result.ErrorIds);
        Assert.Equal(["00 EC 00 00"], result.Values("Command"));
        Assert.Equal(["00 EC 00 00 90 00"], result.Values("Response"));
        Assert.Equal([0x00, 0xEC, 0x00, 0x00], Assert.IsType<byte[]>(result.Values("Data")[0]));
        Assert.Equal([(byte)0x90, (byte)0x00, "9000", "normal processing", true, First], result.Output[0]!.Properties.Where(property => property.Name is "SW1" or "SW2" or "StatusWord" or "Meaning" or "IsSuccess" or "ReaderName").Select(property => property.Value));
        Assert.InRange(Assert.IsType<TimeSpan>(result.Values("Duration")[0]), TimeSpan.FromTicks(1), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Each_card_gets_each_command()
    {
        using TestCard one = TestCard.Insert(VpcdSlot.First);
        using TestCard two = TestCard.Insert(VpcdSlot.Second);

        string[] expected = [First, Second, First, Second];
        Assert.Equal(expected, PowerShellEngine.Run("'00EC0000', '00EC0001' | Send-Apdu -ReaderName *").Values("ReaderName"));
        Assert.Equal(expected, PowerShellEngine.Run("$c = Connect-SmartCard *; '00EC0000', '00EC0001' | Send-Apdu -Card $c; $c | Disconnect-SmartCard").Values("ReaderName"));
        Assert.Equal(["ReaderAmbiguous"], PowerShellEngine.Run("Send-Apdu 00EC0000").ErrorIds);
    }

    [Fact]
    public void What_is_no_command_is_an_error_and_the_rest_goes_on()
    {
        using TestCard card = TestCard.Insert(VpcdSlot.First);
        EngineResult result = PowerShellEngine.Run("'xyz', '00', $null, '00EC0000' | Send-Apdu");

        Assert.Equal(["InvalidHex", "InvalidApdu", "InvalidApdu"], result.ErrorIds);
        Assert.Equal(["00 EC 00 00"], result.Values("Command"));
        Assert.Equal(1, card.Commands);
    }

    [Fact]
    public void What_somebody_selected_before_stays_selected()
    {
        using TestCard card = TestCard.Insert(VpcdSlot.First);
        EngineResult result = PowerShellEngine.Run(
            "$null = Send-Apdu 00A4040002A1A2; '00EC0000', '00EC0000' | Send-Apdu | Out-Null; (Send-Apdu 00CA0000).Response");

        Assert.Equal(["00 A4 04 00 02 A1 A2 90 00"], result.Output.Select(item => $"{item}"));
    }

    // ISO/IEC 7816-4, 5.1.3. The bounds: 65,536 bytes, 1,024 times of GET RESPONSE, one repetition after 6Cxx.
    [Theory]
    [InlineData("00B0000000", "01 02 03 04 90 00", 2)]
    [InlineData("006C000000", "6C 10", 2)]
    public void The_right_Le_is_asked_for_once(string command, string response, int commands)
    {
        using TestCard card = TestCard.Insert(VpcdSlot.First);

        Assert.Equal([response], PowerShellEngine.Run($"Send-Apdu '{command}'").Values("Response"));
        Assert.Equal(commands, card.Commands);
    }

    [Theory]
    [InlineData("0061000000", 256, 257)]
    [InlineData("0062000000", 1024, 1025)]
    [InlineData("0001000000", 1, 1)]
    public void An_answer_without_an_end_or_without_a_status_is_an_error_and_the_rest_goes_on(string command, int least, int most)
    {
        using TestCard card = TestCard.Insert(VpcdSlot.First);
        EngineResult result = PowerShellEngine.Run($"'{command}', '00EC0000' | Send-Apdu");

        Assert.Equal(["InvalidAnswer"], result.ErrorIds);
        Assert.Equal($"ProtocolError {First}", $"{result.Errors[0].CategoryInfo.Category} {result.Errors[0].TargetObject}");
        Assert.Equal(["00 EC 00 00"], result.Values("Command"));
        Assert.InRange(card.Commands - 1, least, most);
    }

    [Theory]
    [InlineData("00B0000000", "6C 04")]
    [InlineData("006C000000", "6C 10")]
    [InlineData("0062000000", "61 10")]
    public void Raw_gives_each_answer_as_it_comes(string command, string response)
    {
        using TestCard card = TestCard.Insert(VpcdSlot.First);

        EngineResult result = PowerShellEngine.Run($"Send-Apdu '{command}' -Raw");

        Assert.Empty(result.Errors);
        Assert.Equal([response], result.Values("Response"));
        Assert.Equal(1, card.Commands);
    }

    /// <summary>
    /// vsmartcard's driver has lengths of two bytes: 65,535 bytes each way at most. Beyond that, SmartCardConnectionTests
    /// in Core has 65,536 bytes of data and a resource manager of its own.
    /// </summary>
    [Fact]
    public void Extended_length_goes_as_far_as_the_driver()
    {
        using TestCard card = TestCard.Insert(VpcdSlot.First);
        EngineResult result = PowerShellEngine.Run(
            """
            $echo = [byte[]]::new(7 + 65520)
            $echo[1] = 0xEC; $echo[5] = 0xFF; $echo[6] = 0xF0; $echo[65526] = 0xA5
            $answer = Send-Apdu $echo
            $answer.Data.Length; $answer.Data[65526]
            $answer = Send-Apdu 004FFFFD000000
            $answer.Data.Length; $answer.StatusWord
            """);

        Assert.Empty(result.ErrorIds);
        Assert.Equal(["65527", "165", "65533", "9000"], result.Output.Select(item => $"{item}"));
    }

    [Fact]
    public void With_WhatIf_nothing_is_sent_or_written()
    {
        using TestCard card = TestCard.Insert(VpcdSlot.First);

        EngineResult result = PowerShellEngine.Run(
            """
            $file = [System.IO.Path]::GetTempFileName()
            [System.IO.File]::WriteAllText($file, '00EC0000')
            Send-Apdu 00EC0000 -TranscriptPath /nowhere/t -WhatIf
            Invoke-SmartCardScript $file -WhatIf
            [System.IO.File]::Delete($file)
            """);

        Assert.Empty(result.ErrorIds);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Ctrl_C_leaves_a_card_that_never_answers_at_once_and_the_session_lives()
    {
        TestCard card = TestCard.Insert(VpcdSlot.First);
        using (RunningScript running = RunningScript.Start("$c = Connect-SmartCard; 'connected'; Send-Apdu 00FF0000 -Card $c"))
        {
            Assert.Equal("connected", running.NextText());
            Assert.True(card.Silent.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));

            Assert.InRange(await running.Stop(), TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal(["1"], PowerShellEngine.Run("1").Output.Select(item => $"{item}"));

        // The call that was left alone ends with the card, at most a second later; then the connection is let go of.
        card.Dispose();
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    [Fact]
    public async Task A_card_that_is_taken_out_in_the_middle_of_an_exchange_is_removed()
    {
        TestCard card = TestCard.Insert(VpcdSlot.First);
        Task taken = Task.Run(
            () =>
            {
                card.Silent.Wait(TestContext.Current.CancellationToken);
                card.Dispose();
            },
            TestContext.Current.CancellationToken);

        EngineResult result = PowerShellEngine.Run("$c = Connect-SmartCard; '00FF0000', '00EC0000' | Send-Apdu -Card $c; Get-SmartCardStatus $c; $c.Dispose()");

        await taken;
        Assert.Equal("CardRemoved", result.ErrorIds[0]);
        Assert.All(result.ErrorIds, id => Assert.Equal("CardRemoved", id));
        Assert.All(result.Errors, error => Assert.Equal("ConnectionError " + First, $"{error.CategoryInfo.Category} {error.TargetObject}"));
    }

    [Fact]
    public void Ten_thousand_exchanges_leave_no_memory_file_or_thread()
    {
        using TestCard card = TestCard.Insert(VpcdSlot.First);
        EngineResult result = PowerShellEngine.Run(
            """
            function count {
                [GC]::Collect(); [GC]::WaitForPendingFinalizers(); [GC]::Collect()
                [System.IO.Directory]::GetFiles('/proc/self/fd').Length
                [System.Diagnostics.Process]::GetCurrentProcess().Threads.Count
                [GC]::GetTotalMemory($true)
            }
            $c = Connect-SmartCard
            $apdus = [object[]]::new(10000)
            foreach ($i in 0..9999) { $apdus[$i] = '00EC0000' }
            $apdus | Send-Apdu -Card $c | Out-Null
            $before = count
            $apdus | Send-Apdu -Card $c | Out-Null
            $after = count
            Disconnect-SmartCard $c
            foreach ($i in 0..2) { $after[$i] - $before[$i] }
            """);

        Assert.Empty(result.ErrorIds);
        Assert.InRange((int)result.Output[0]!.BaseObject, -100, 5);
        Assert.InRange((int)result.Output[1]!.BaseObject, -100, 5);
        Assert.InRange((long)result.Output[2]!.BaseObject, -100_000_000, 1_000_000);
    }
}
