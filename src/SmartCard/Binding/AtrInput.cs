using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Atr;
using SmartCard.Bytes;
using SmartCard.Errors;

namespace SmartCard.Binding;

/// <summary>
/// Turns what a parameter was given into ATRs: text, bytes, or objects with a property Atr, live or deserialised,
/// one by one or in lists. Bytes that come one by one are put together.
/// </summary>
/// <param name="cmdlet">The cmdlet that the input belongs to.</param>
/// <param name="take">Does the work with an ATR.</param>
/// <param name="refuse">Reports what is no ATR.</param>
internal sealed class AtrInput(Cmdlet cmdlet, Action<AnswerToReset> take, Action<ErrorRecord> refuse)
{
    private const string AtrProperty = "Atr";

    /// <summary>Lists in lists, and objects in objects: a thing that holds itself would have no end.</summary>
    private const int DeepestNesting = 64;

    /// <summary>Numbers that came one by one, as PowerShell sends an array of bytes down the pipeline.</summary>
    private readonly List<long> numbers = [];

    /// <summary>The object whose property Atr is being taken; null for text, bytes and decoded ATRs by themselves.</summary>
    internal PSObject? Holder { get; private set; }

    /// <summary>Takes the next input.</summary>
    internal void Add(object? input) => Add(input, depth: 0);

    /// <summary>Takes the bytes that are still loose: the input is at its end.</summary>
    internal void Complete()
    {
        if (numbers.Count == 0)
            return;
        long[] taken = [.. numbers];
        numbers.Clear();
        int wrong = Array.FindIndex(taken, number => number is < byte.MinValue or > byte.MaxValue);
        if (wrong < 0)
            Decode(Array.ConvertAll(taken, number => (byte)number), AnswerToReset.Parse, HexText.Format, taken);
        else
            refuse(AtrErrors.NoAtr(taken, $"{taken[wrong]}, the number at offset {wrong}, is no byte: a byte is 0 to 255."));
    }

    private void Add(object? input, int depth)
    {
        object? value = input is PSObject wrapped ? wrapped.BaseObject : input;
        if (AsNumber(value) is long number)
        {
            numbers.Add(number);
            return;
        }

        Complete();
        switch (value)
        {
            case string text:
                Decode(text, AnswerToReset.Parse, static text => text, text);
                break;
            case AnswerToReset atr:
                take(atr);
                break;
            case byte[] bytes:
                Decode(bytes, AnswerToReset.Parse, HexText.Format, input);
                break;
            case null:
                refuse(AtrErrors.NoAtr(target: null, "Nothing, $null, is no ATR."));
                break;
            case not null when depth > DeepestNesting:
                refuse(AtrErrors.NoAtr(target: null, $"The input is nested more than {DeepestNesting} times, or holds itself."));
                break;
            case IEnumerable items when value is not IDictionary && PSObject.AsPSObject(input).Properties[AtrProperty] is null:
                AddEach(items, depth + 1);
                break;
            default:
                AddProperty(PSObject.AsPSObject(input), value, depth + 1);
                break;
        }
    }

    private void AddEach(IEnumerable items, int depth)
    {
        foreach (object? item in items)
        {
            if (cmdlet.Stopping)
                return;
            Add(item, depth);
        }

        Complete();
    }

    private void AddProperty(PSObject input, object value, int depth)
    {
        if (input.Properties[AtrProperty] is not PSPropertyInfo property)
        {
            refuse(AtrErrors.NoAtr(value, $"An object of type {input.TypeNames.FirstOrDefault()} has no property Atr."));
            return;
        }

        object? atr;
        try
        {
            atr = property.Value;
        }
        catch (GetValueException exception)
        {
            refuse(AtrErrors.NoAtr(value, $"The property Atr of an object of type {input.TypeNames.FirstOrDefault()} cannot be read: {exception.Message}"));
            return;
        }

        if (atr is null or "")
        {
            cmdlet.WriteVerbose($"{input} has no ATR: there is no card.");
            return;
        }

        PSObject? outer = Holder;
        Holder = input;
        Add(atr, depth);
        Complete();
        Holder = outer;
    }

    private void Decode<T>(T input, Func<T, AnswerToReset> parse, Func<T, string> show, object? target)
    {
        AnswerToReset atr;
        try
        {
            atr = parse(input);
        }
        catch (InvalidHexException exception)
        {
            refuse(AtrErrors.InvalidHex(exception, show(input)));
            return;
        }
        catch (InvalidAtrException exception)
        {
            refuse(AtrErrors.InvalidAtr(exception, show(input), target));
            return;
        }

        take(atr);
    }

    /// <summary>An integer of any type: PowerShell's own are Int32, a JSON file's Int64. What is too large is -1, no byte either.</summary>
    private static long? AsNumber(object? value) => value switch
    {
        string => null,
        byte number => number,
        int number => number,
        long number => number,
        sbyte number => number,
        short number => number,
        ushort number => number,
        uint number => number,
        ulong number => number <= long.MaxValue ? (long)number : -1,
        _ => null,
    };
}
