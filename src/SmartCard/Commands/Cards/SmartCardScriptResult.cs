using System;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>What a step of a script for cards came to.</summary>
public sealed class SmartCardScriptResult
{
    internal SmartCardScriptResult(int line, string readerName, string command, string? response, CardExchange? exchange, string? expected, bool isExpected)
    {
        Line = line;
        ReaderName = readerName;
        Command = command;
        Response = response;
        StatusWord = exchange?.StatusWord;
        Meaning = exchange?.Meaning;
        Duration = exchange?.Duration;
        Expected = expected;
        IsExpected = isExpected;
    }

    /// <summary>The line of the script, from 1.</summary>
    public int Line { get; }

    /// <summary>The command as upper-case pairs with spaces, or <c>RESET</c>.</summary>
    public string Command { get; }

    /// <summary>The whole answer, SW1 and SW2 at its end; after a reset the answer to reset.</summary>
    public string? Response { get; }

    /// <summary>SW1 and SW2 as four hexadecimal digits; null after a reset.</summary>
    public string? StatusWord { get; }

    /// <summary>What SW1 and SW2 mean; null after a reset.</summary>
    public string? Meaning { get; }

    /// <summary>The pattern that the script has for the answer; null when it has none.</summary>
    public string? Expected { get; }

    /// <summary>Whether the answer is as expected; true without a pattern.</summary>
    public bool IsExpected { get; }

    /// <summary>The time from the command to the whole answer; null after a reset.</summary>
    public TimeSpan? Duration { get; }

    /// <summary>The reader's name.</summary>
    public string ReaderName { get; }
}
