using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Bytes;

namespace SmartCard.Binding;

/// <summary>
/// Turns what a parameter was given into what its bytes say: text, bytes, or objects with a property that holds them,
/// live or deserialised, one by one or in lists. Bytes that come one by one are put together.
/// </summary>
/// <typeparam name="T">What the bytes say.</typeparam>
/// <param name="cmdlet">The cmdlet that the input belongs to.</param>
/// <param name="take">Does the work with what was read.</param>
/// <param name="refuse">Reports what cannot be read.</param>
/// <param name="properties">The properties of objects that hold it, the first that is there.</param>
internal abstract class HexInput<T>(Cmdlet cmdlet, Action<T> take, Action<ErrorRecord> refuse, params string[] properties)
    where T : class
{
    /// <summary>Lists in lists, and objects in objects: a thing that holds itself would have no end.</summary>
    private const int DeepestNesting = 64;

    private const string QuotesAreMissing = " PowerShell takes digits without quotes for a number: put quotes round them.";

    /// <summary>Numbers that came one by one, as PowerShell sends an array of bytes down the pipeline.</summary>
    private readonly List<long> numbers = [];

    /// <summary>The object whose property is being taken; null for text, bytes and what is read already.</summary>
    internal PSObject? Holder { get; private set; }

    /// <summary>The cmdlet that the input belongs to.</summary>
    protected Cmdlet Cmdlet { get; } = cmdlet;

    /// <summary>What the bytes are, after "no": ATR.</summary>
    protected abstract string Noun { get; }

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
            ReadBytes(Array.ConvertAll(taken, number => (byte)number), taken);
        else
            refuse(Unusable(taken, $"The number at offset {wrong} is no byte: a byte is 0 to 255." + (taken.Length is 1 ? QuotesAreMissing : "")));
    }

    /// <summary>Takes what is neither text nor bytes in a way of its own; false when there is none.</summary>
    protected virtual bool TakeOther(object value) => false;

    /// <summary>Reads text; a <see cref="FormatException"/> when it says nothing of the kind.</summary>
    protected abstract T Read(string text);

    /// <summary>Reads bytes; a <see cref="FormatException"/> when they say nothing of the kind.</summary>
    protected abstract T Read(byte[] bytes);

    /// <summary>The error for input that holds no bytes at all.</summary>
    protected abstract ErrorRecord Unusable(object? target, string reason);

    /// <summary>The error for text or bytes that were read in vain.</summary>
    protected abstract ErrorRecord Malformed(FormatException exception, string shown, object? target);

    /// <summary>Says that an object has the property, and nothing in it.</summary>
    protected virtual void ReportEmpty(PSObject input, string property) =>
        refuse(Unusable(input, $"The property {property} of an object of type {input.TypeNames.FirstOrDefault()} is empty."));

    private string PropertyNames => string.Join(" or ", properties);

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
                ReadText(text);
                break;
            case T item:
                take(item);
                break;
            case byte[] bytes:
                ReadBytes(bytes, input);
                break;
            case null:
                refuse(Unusable(target: null, $"Nothing, $null, is no {Noun}."));
                break;
            case not null when TakeOther(value):
                break;
            case double or decimal:
                refuse(Unusable(value, "A number is no hexadecimal text." + QuotesAreMissing));
                break;
            case not null when depth > DeepestNesting:
                refuse(Unusable(target: null, $"The input is nested more than {DeepestNesting} times, or holds itself."));
                break;
            case IEnumerable items when value is not IDictionary && FindProperty(PSObject.AsPSObject(input)) is null:
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
            if (Cmdlet.Stopping)
                return;
            Add(item, depth);
        }

        Complete();
    }

    private void AddProperty(PSObject input, object value, int depth)
    {
        if (FindProperty(input) is not PSPropertyInfo property)
        {
            refuse(Unusable(value, $"An object of type {input.TypeNames.FirstOrDefault()} has no property {PropertyNames}."));
            return;
        }

        object? held;
        try
        {
            held = property.Value;
        }
        catch (GetValueException exception)
        {
            refuse(Unusable(value, $"The property {property.Name} of an object of type {input.TypeNames.FirstOrDefault()} cannot be read: {exception.Message}"));
            return;
        }

        if (held is null or "")
        {
            ReportEmpty(input, property.Name);
            return;
        }

        PSObject? outer = Holder;
        Holder = input;
        Add(held, depth);
        Complete();
        Holder = outer;
    }

    private PSPropertyInfo? FindProperty(PSObject input)
    {
        foreach (string name in properties)
        {
            if (input.Properties[name] is PSPropertyInfo property)
                return property;
        }

        return null;
    }

    private void ReadText(string text)
    {
        T item;
        try
        {
            item = Read(text);
        }
        catch (FormatException exception)
        {
            refuse(Malformed(exception, text, text));
            return;
        }

        take(item);
    }

    private void ReadBytes(byte[] bytes, object? target)
    {
        T item;
        try
        {
            item = Read(bytes);
        }
        catch (FormatException exception)
        {
            refuse(Malformed(exception, HexText.Format(bytes), target));
            return;
        }

        take(item);
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
