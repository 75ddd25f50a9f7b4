using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using SmartCard.Apdu;
using Xunit;

namespace SmartCard.Core.Tests.Apdu;

/// <summary>Scripts as scriptor(1) of pcsc-tools takes them, and what is expected of the answers.</summary>
public sealed class ApduScriptTests
{
    // The forms of the manual page: packed, with spaces, over several lines, reset and exit in any case, remarks.
    [Fact]
    public void A_script_has_the_forms_of_scriptor()
    {
        string[] steps = Read("""
            # a remark
            00A4000002 3F00
            00 A4 00 00 02 \
            3F 00
            RESET

            00b0000000 # and a remark behind
            Exit
            00FF0000
            """);

        Assert.Equal(["2 00A40000023F00", "4 00A40000023F00", "5 reset", "7 00B0000000"], steps);
    }

    [Theory]
    [InlineData("00A4040", "1 ?")]
    [InlineData("nonsense\n00A40400", "1 ?;2 00A40400")]
    [InlineData("00A4 \\", "1 ?")]
    [InlineData(",", "1 ?")]
    [InlineData("0 A4 0 0 2", "1 ?")]
    public void What_is_no_step_is_told_and_the_rest_goes_on(string text, string steps) =>
        Assert.Equal(steps.Split(';'), Read(text));

    [Theory]
    [InlineData("9000", "9000", true)]
    [InlineData("90 00", "9000", true)]
    [InlineData("* 9000", "9000", true)]
    [InlineData("6F*9000", "6F 04 83 02 3F 00 90 00", true)]
    [InlineData("6f??9000", "6F009000", true)]
    [InlineData("6F*9000", "6A82", false)]
    [InlineData("9000", "019000", false)]
    [InlineData("63C?", "63C2", true)]
    [InlineData("", "9000", false)]
    public void An_answer_is_held_against_its_pattern(string pattern, string answer, bool expected)
    {
        ApduScriptStep step = Steps("00B0000000\n# expect: " + pattern).Single();

        Assert.Equal(expected, step.IsExpected(Convert.FromHexString(answer.Replace(" ", "", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_pattern_of_many_stars_is_decided_soon()
    {
        ApduScriptStep step = Steps("00B0000000\n# expect: " + string.Concat(Enumerable.Repeat("0*", 200)) + "1").Single();
        Stopwatch clock = Stopwatch.StartNew();

        Assert.False(step.IsExpected(new byte[65538]));

        // A backtracking matcher would need longer than the universe is old.
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("00B0000000 # expect: 9000", "9000")]
    [InlineData("00B0 \\\n0000 # Expect: 61??", "61??")]
    [InlineData("00B0000000 # expect: 9000\n# no more of it", "9000")]
    public void What_is_expected_may_stand_behind_the_command(string text, string expected) =>
        Assert.Equal(expected, Steps(text).Single().Expected);

    // A line without end, as in a file that is no script: memory does not grow with it.
    [Fact]
    public void A_line_that_never_ends_is_one_error_and_the_next_line_counts()
    {
        using EndlessLine text = new(characters: 100_000_000, "\r\n00A40400\r\n");
        long before = GC.GetAllocatedBytesForCurrentThread();

        ApduScriptStep[] steps = [.. ApduScript.Read(text)];

        Assert.Equal([1, 2], steps.Select(step => step.Line));
        Assert.NotNull(steps[0].Error);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    private sealed class EndlessLine(long characters, string rest) : TextReader
    {
        private long left = characters;
        private int at;

        public override int Read() => left-- > 0 ? '0' : at < rest.Length ? rest[at++] : -1;

        public override int Peek() => at < rest.Length ? rest[at] : -1;
    }

    private static ApduScriptStep[] Steps(string text)
    {
        using StringReader reader = new(text);
        return [.. ApduScript.Read(reader)];
    }

    private static string[] Read(string text) =>
        [.. Steps(text).Select(step => FormattableString.Invariant(
            $"{step.Line} {(step.Error is not null ? "?" : step.IsReset ? "reset" : Convert.ToHexString(step.GetCommand()))}"))];
}
