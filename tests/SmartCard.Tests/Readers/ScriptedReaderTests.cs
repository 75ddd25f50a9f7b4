using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace SmartCard.Tests.Readers;

/// <summary>Readers as a real pcscd seldom has them, from the library of tests/Fixtures/libpcsclite.c.</summary>
public sealed class ScriptedReaderTests
{
    public ScriptedReaderTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "The library is made for pcsc-lite's layout.");

    [Fact]
    public async Task No_readers_are_no_output_and_no_error()
    {
        using PcscLibraryFolder scripted = PcscLibraryFolder.Scripted();

        Assert.Equal(
            ["The PC/SC service knows no readers.", "done"],
            await ScriptInShell.Run(
                "Get-SmartCardReader -Verbose 4>&1 | ForEach-Object Message | Where-Object { $_ -like '*no readers*' }; Get-CardAtr; 'done'",
                ("LD_LIBRARY_PATH", scripted.Path),
                ("PCSC_READERS", "")));
    }

    [Theory]
    [InlineData("'*', '*' | Get-SmartCardReader | Out-Null")]
    [InlineData("try { '*', '*' | Get-SmartCardReader | ForEach-Object { throw 'enough' } } catch { }")]
    [InlineData("foreach ($once in 1) { '*', '*' | Get-CardAtr | ForEach-Object { break } }")]
    [InlineData("try { Get-SmartCardReader 'Gone' -ErrorAction Stop } catch { }")]
    public async Task A_pipeline_releases_its_one_context_however_it_ends(string script)
    {
        using PcscLibraryFolder scripted = PcscLibraryFolder.Scripted();
        string calls = Path.Combine(scripted.Path, "calls");

        await ScriptInShell.Run(script, ("LD_LIBRARY_PATH", scripted.Path), ("PCSC_CALLS", calls), ("PCSC_READERS", "+A\n"));

        Assert.Equal(["established", "released"], File.ReadAllLines(calls));
    }

    // Names as the lists of real readers have them: brackets, an apostrophe, letters beyond ASCII.
    [Theory]
    [InlineData("(Get-CardAtr 'SCM SCR 331 [CCID Interface] 00 00').ReaderName", "SCM SCR 331 [CCID Interface] 00 00")]
    [InlineData("(Get-CardAtr 'scm scr 331 [ccid interface] 00 00').Atr", "3B 02 14 50")]
    [InlineData("(Get-SmartCardReader | Get-CardAtr).ReaderName", "SCM SCR 331 [CCID Interface] 00 00")]
    [InlineData("(Get-SmartCardReader 'SCM*').ReaderName", "SCM SCR 331 [CCID Interface] 00 00")]
    [InlineData("(Get-SmartCardReader Ren*).ReaderName", "René's Kartenleser 01 00")]
    [InlineData("$t = 'Get-CardAtr Ren'; [System.Management.Automation.CommandCompletion]::CompleteInput($t, $t.Length, $null).CompletionMatches[0].CompletionText", "'René''s Kartenleser 01 00'")]
    public async Task A_reader_is_found_whatever_its_name(string script, string expected)
    {
        using PcscLibraryFolder scripted = PcscLibraryFolder.Scripted();

        Assert.Equal(
            [expected],
            await ScriptInShell.Run(
                script,
                ("LD_LIBRARY_PATH", scripted.Path),
                ("PCSC_READERS", "+SCM SCR 331 [CCID Interface] 00 00\nRené's Kartenleser 01 00\n")));
    }
}
