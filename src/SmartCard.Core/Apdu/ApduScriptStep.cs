using System;
using System.Globalization;
using SmartCard.Bytes;

namespace SmartCard.Apdu;

/// <summary>A step of a script for cards: a command, a reset, or a line that is neither.</summary>
public sealed class ApduScriptStep
{
    private readonly byte[]? command;

    private ApduScriptStep(int line, byte[]? command, string? error, string? expected = null)
    {
        Line = line;
        this.command = command;
        Error = error is null ? null : $"Line {line.ToString(CultureInfo.InvariantCulture)}: {error}";
        Expected = expected;
    }

    /// <summary>The line in which the step ends, from 1.</summary>
    public int Line { get; }

    /// <summary>Whether the card is to be reset.</summary>
    public bool IsReset => command is null && Error is null;

    /// <summary>Why the line is no step; null when it is one.</summary>
    public string? Error { get; }

    /// <summary>
    /// What the answer looks like: hexadecimal digits with <c>?</c> for any digit and <c>*</c> for any number of them; spaces do
    /// not count. Null when the script does not say.
    /// </summary>
    public string? Expected { get; }

    /// <summary>The command; a copy, empty for a reset.</summary>
    public byte[] GetCommand() => (byte[]?)command?.Clone() ?? [];

    /// <summary>Whether an answer looks as expected; true when the script does not say.</summary>
    /// <param name="answer">The whole answer, SW1 and SW2 at its end.</param>
    public bool IsExpected(byte[] answer) => Expected is null || Matches(HexText.Format(answer).Replace(" ", ""), Expected.Replace(" ", ""));

    internal static ApduScriptStep Send(int line, byte[] command) => new(line, command, error: null);

    internal static ApduScriptStep Reset(int line) => new(line, command: null, error: null);

    internal static ApduScriptStep Wrong(int line, string error) => new(line, command: null, error);

    /// <summary>The step with what a remark after it expects; any other remark changes nothing.</summary>
    internal ApduScriptStep Expecting(string remark, string label) =>
        command is not null && remark.StartsWith(label, StringComparison.OrdinalIgnoreCase)
            ? new ApduScriptStep(Line, command, error: null, remark.Substring(label.Length).Trim())
            : this;

    /// <summary>Matches in time that grows with the product of the two lengths, whatever the pattern.</summary>
    private static bool Matches(string text, string pattern)
    {
        int at = 0;
        int of = 0;
        int star = -1;
        int resume = 0;
        while (at < text.Length)
        {
            if (of < pattern.Length && pattern[of] is '*')
            {
                star = of++;
                resume = at;
            }
            else if (of < pattern.Length && (pattern[of] is '?' || char.ToUpperInvariant(pattern[of]) == text[at]))
            {
                of++;
                at++;
            }
            else if (star >= 0)
            {
                of = star + 1;
                at = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (of < pattern.Length && pattern[of] is '*')
            of++;
        return of == pattern.Length;
    }
}
