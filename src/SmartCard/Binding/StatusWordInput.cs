using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using SmartCard.Apdu;
using SmartCard.Bytes;
using SmartCard.Errors;

namespace SmartCard.Binding;

/// <summary>
/// Turns what a parameter was given into status words: text, numbers, pairs of bytes, patterns, and objects with a
/// property StatusWord or SW, live or deserialised.
/// </summary>
/// <param name="take">Does the work with a word.</param>
/// <param name="refuse">Reports what is no word.</param>
internal sealed class StatusWordInput(Action<StatusWord> take, Action<ErrorRecord> refuse)
{
    /// <summary>Lists in lists, and objects in objects: a thing that holds itself would have no end.</summary>
    private const int DeepestNesting = 64;

    private static readonly string[] Properties = ["StatusWord", "SW"];

    /// <summary>SW1, when it came as a byte and its SW2 did not yet.</summary>
    private byte? sw1;

    /// <summary>Takes the next input.</summary>
    internal void Add(object? input) => Add(input, depth: 0);

    /// <summary>Takes the byte that is still loose: the input is at its end.</summary>
    internal void Complete()
    {
        if (sw1 is byte alone)
            refuse(ApduErrors.InvalidStatusWord(alone, FormattableString.Invariant($"{alone:X2} is one byte; a status word is two, SW1 and SW2.")));
        sw1 = null;
    }

    private void Add(object? input, int depth)
    {
        object? value = input is PSObject wrapped ? wrapped.BaseObject : input;
        switch (value)
        {
            case StatusWord word:
                take(word);
                break;
            case string text:
                AddText(text);
                break;
            case byte or sbyte or short or ushort or int or uint or long or ulong:
                AddNumber(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
                break;
            case null:
                refuse(ApduErrors.InvalidStatusWord(target: null, "Nothing, $null, is no status word."));
                break;
            case not null when depth > DeepestNesting:
                refuse(ApduErrors.InvalidStatusWord(target: null, $"The input is nested more than {DeepestNesting} times, or holds itself."));
                break;
            case IEnumerable items and not IDictionary:
                foreach (object? item in items)
                    Add(item, depth + 1);
                break;
            default:
                AddProperty(PSObject.AsPSObject(input), value, depth + 1);
                break;
        }
    }

    private void AddProperty(PSObject input, object value, int depth)
    {
        PSPropertyInfo? property = Properties.Select(name => input.Properties[name]).FirstOrDefault(found => found is not null);
        if (property is null)
            refuse(ApduErrors.InvalidStatusWord(value, $"An object of type {input.TypeNames.FirstOrDefault()} has no property StatusWord or SW."));
        else
            Add(property.Value, depth);
    }

    private void AddNumber(decimal number)
    {
        if (sw1 is byte first && number is >= 0 and <= 0xFF)
        {
            sw1 = null;
            take(StatusWord.Of(first, (byte)number));
            return;
        }

        Complete();
        if (number is >= 0 and <= 0xFF)
            sw1 = (byte)number;
        else if (IsDigits(number))
            AddText(number.ToString(CultureInfo.InvariantCulture));
        else if (number is >= 0 and <= 0xFFFF)
            take(StatusWord.Of((int)number));
        else
            refuse(ApduErrors.InvalidStatusWord(number, FormattableString.Invariant($"The number {number} is no status word: these are 0 to 65535 (0000 to FFFF).")));
    }

    /// <summary>9000, typed as it is, is a number to PowerShell. No status word is 6000 to 9999 as a number, so its digits are meant.</summary>
    private static bool IsDigits(decimal number) => number is >= 6000 and < 10000;

    private void AddText(string text)
    {
        if (WildcardPattern.ContainsWildcardCharacters(text))
        {
            AddPattern(text);
            return;
        }

        try
        {
            if (HexText.Parse(text) is [byte first, byte second])
                take(StatusWord.Of(first, second));
            else
                refuse(ApduErrors.InvalidStatusWord(text, $"\"{SafeText.Of(text)}\" is no status word: these are two bytes, SW1 and SW2."));
        }
        catch (InvalidHexException exception)
        {
            refuse(ApduErrors.InvalidStatusWord(text, $"\"{SafeText.Of(text)}\" is no status word: {exception.Message}"));
        }
    }

    /// <summary>The words that a table has and that are like the pattern; none is no mistake.</summary>
    private void AddPattern(string text)
    {
        WildcardPattern pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        IEnumerable<StatusWord> words = Enumerable.Range(0, 0x10000).Select(StatusWord.Of);
        try
        {
            foreach (StatusWord word in words.Where(word => word.IsDefined && pattern.IsMatch(word.Text)))
                take(word);
        }
        catch (WildcardPatternException exception)
        {
            refuse(ApduErrors.InvalidStatusWord(text, $"\"{SafeText.Of(text)}\" is no pattern: {exception.Message}"));
        }
    }
}
