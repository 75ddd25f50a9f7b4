using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Atr;
using SmartCard.Bytes;
using SmartCard.Errors;

namespace SmartCard.Commands.Atr;

/// <summary>
/// The parameter -Atr of every cmdlet that takes ATRs: text, bytes, or objects with a property Atr, live or
/// deserialised. What is no ATR is one error; the rest of the pipeline goes on.
/// </summary>
public abstract class AtrInputCommand : PSCmdlet
{
    /// <summary>Lists in lists, and objects in objects: a thing that holds itself would have no end.</summary>
    private const int DeepestNesting = 64;

    /// <summary>Bytes that came down the pipeline one by one, as PowerShell sends an array of bytes.</summary>
    private readonly List<byte> looseBytes = [];

    /// <summary>
    /// The ATRs: text in any usual form of hexadecimal, arrays of bytes, objects of Get-CardAtr or with a property Atr.
    /// Bytes that come one by one are put together into one ATR.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public virtual object? Atr { get; set; }

    /// <summary>Takes the next input.</summary>
    protected override void ProcessRecord() => Take(Atr);

    /// <summary>Takes the bytes that are still loose.</summary>
    protected override void EndProcessing() => TakeLooseBytes();

    /// <summary>Does the cmdlet's work with one ATR.</summary>
    /// <param name="atr">The ATR.</param>
    protected abstract void Process(AnswerToReset atr);

    private void Take(object? input, int depth = 0)
    {
        object? value = input is PSObject wrapped ? wrapped.BaseObject : input;
        if (AsByte(value) is byte loose)
        {
            looseBytes.Add(loose);
            return;
        }

        TakeLooseBytes();
        switch (value)
        {
            case string text:
                Decode(text, AnswerToReset.Parse, static text => text, text);
                break;
            case AnswerToReset atr:
                Process(atr);
                break;
            case byte[] bytes:
                Decode(bytes, AnswerToReset.Parse, HexText.Format, input);
                break;
            case null:
                WriteError(AtrErrors.InvalidAtr(target: null, "Nothing, $null, is no ATR."));
                break;
            case not null when depth > DeepestNesting:
                WriteError(AtrErrors.InvalidAtr(target: null, $"The input is nested more than {DeepestNesting} times, or holds itself."));
                break;
            case IEnumerable items when value is not IDictionary && PSObject.AsPSObject(input).Properties[nameof(Atr)] is null:
                foreach (object? item in items)
                {
                    if (Stopping)
                        return;
                    Take(item, depth + 1);
                }

                TakeLooseBytes();
                break;
            default:
                TakeProperty(PSObject.AsPSObject(input), value, depth);
                break;
        }
    }

    private void TakeProperty(PSObject input, object value, int depth)
    {
        PSPropertyInfo? property = input.Properties[nameof(Atr)];
        if (property is null)
            WriteError(AtrErrors.InvalidAtr(value, $"An object of type {input.TypeNames.FirstOrDefault()} has no property Atr."));
        else if (property.Value is null or "")
            WriteVerbose($"{input} has no ATR: there is no card.");
        else
            Take(property.Value, depth + 1);
    }

    private void TakeLooseBytes()
    {
        if (looseBytes.Count == 0)
            return;
        byte[] bytes = [.. looseBytes];
        looseBytes.Clear();
        Decode(bytes, AnswerToReset.Parse, HexText.Format, bytes);
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
            WriteError(AtrErrors.InvalidHex(exception, show(input)));
            return;
        }
        catch (InvalidAtrException exception)
        {
            WriteError(AtrErrors.InvalidAtr(exception, show(input), target));
            return;
        }

        Process(atr);
    }

    /// <summary>A number from 0 to 255 of any integer type; PowerShell's own are Int32, a JSON file's Int64.</summary>
    private static byte? AsByte(object? value) => value switch
    {
        byte number => number,
        int number and >= 0 and <= 255 => (byte)number,
        long number and >= 0 and <= 255 => (byte)number,
        _ => null,
    };
}
