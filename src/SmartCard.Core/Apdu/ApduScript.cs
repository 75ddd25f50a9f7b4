using System;
using System.Collections.Generic;
using System.IO;
using SmartCard.Bytes;

namespace SmartCard.Apdu;

/// <summary>
/// The lines of a script for cards, as scriptor of pcsc-tools has them: a command in hexadecimal digits, packed or with
/// spaces, <c>\</c> at the end of a line that goes on in the next, <c>reset</c>, <c>exit</c>, and remarks from a <c>#</c> to
/// the end of the line. A remark <c># expect: 6F* 9000</c> says what the answer to the command before it looks like.
/// </summary>
public static class ApduScript
{
    private const string ExpectLabel = "expect:";

    // 65,544 bytes of a command as pairs with spaces.
    private const int LongestCommand = 200_000;

    /// <summary>Reads a script, step by step, as far as the caller goes.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The steps up to <c>exit</c> or the end; a line that is none has <see cref="ApduScriptStep.Error"/>.</returns>
    public static IEnumerable<ApduScriptStep> Read(TextReader text)
    {
        ApduScriptStep? waiting = null;
        string unfinished = "";
        int number = 0;
        while (BoundedLine.Read(text, LongestCommand) is { } whole)
        {
            number++;
            int sign = whole.IndexOf('#');
            string line = (sign < 0 ? whole : whole.Substring(0, sign)).Trim();
            string remark = sign < 0 ? "" : whole.Substring(sign + 1).Trim();
            if (line.Length is 0)
            {
                waiting = waiting?.Expecting(remark, ExpectLabel);
                continue;
            }

            if (waiting is not null)
                yield return waiting;
            waiting = null;
            if (IsWord(line, "exit"))
                yield break;
            if (unfinished.Length + whole.Length > LongestCommand)
            {
                unfinished = "";
                waiting = ApduScriptStep.Wrong(number, "The command is longer than any card takes.");
                continue;
            }

            if (line.EndsWith("\\", StringComparison.Ordinal))
            {
                unfinished += line.Substring(0, line.Length - 1) + " ";
                continue;
            }

            waiting = IsWord(line, "reset") && unfinished.Length is 0
                ? ApduScriptStep.Reset(number)
                : Command(unfinished + line, number).Expecting(remark, ExpectLabel);
            unfinished = "";
        }

        if (waiting is not null)
            yield return waiting;
        if (unfinished.Length > 0)
            yield return ApduScriptStep.Wrong(number, "The script ends in the middle of a command.");
    }

    private static bool IsWord(string line, string word) => string.Equals(line, word, StringComparison.OrdinalIgnoreCase);

    private static ApduScriptStep Command(string text, int number)
    {
        try
        {
            byte[] command = HexText.Parse(text);
            return command.Length > 0 ? ApduScriptStep.Send(number, command) : ApduScriptStep.Wrong(number, "There is no byte in the command.");
        }
        catch (InvalidHexException exception)
        {
            return ApduScriptStep.Wrong(number, exception.Message);
        }
    }
}
