using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace SmartCard.Binding;

/// <summary>
/// Turns what a parameter was given into what is made of bytes (an ATR, a command): text, bytes, or objects with a
/// property that holds it, live or deserialised, one by one or in lists. Bytes that come one by one are put together.
/// </summary>
/// <param name="cmdlet">The cmdlet that the input belongs to.</param>
/// <param name="what">What it is made into, with its article: <c>an ATR</c>.</param>
/// <param name="properties">The properties that may hold it; the first that the object has counts.</param>
/// <param name="refuse">Reports what it cannot be made of.</param>
internal abstract class BytesInput(Cmdlet cmdlet, string what, string[] properties, Action<ErrorRecord> refuse)
{

    /// <summary>Lists in lists, and objects in objects: a thing that holds itself would have no end.</summary>
    private const int DeepestNesting = 64;

    /// <summary>Numbers that came one by one, as PowerShell sends an array of bytes down the pipeline.</summary>
    private readonly List<long> numbers = [];

    /// <summary>The object whose property is being taken; null for text, bytes and the things by themselves.</summary>
    internal PSObject? Holder { get; private set; }

    /// <summary>Takes the next input.</summary>
    internal void Add(object? input) => Add(input, depth: 0);

    /// <summary>Reports what cannot be taken.</summary>
    protected void Refuse(ErrorRecord error) => refuse(error);

    /// <summary>Takes text.</summary>
    protected abstract void TakeText(string text);

    /// <summary>Takes bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="target">The input as it was given.</param>
    protected abstract void TakeBytes(byte[] bytes, object? target);

    /// <summary>Takes the thing itself; false for anything else.</summary>
    protected abstract bool TakeItself(object value);

    /// <summary>What is reported of input that holds nothing of the kind.</summary>
    protected abstract ErrorRecord Nothing(object? target, string reason);

    /// <summary>Takes the bytes that are still loose: the input is at its end.</summary>
    internal void Complete()
    {
        if (numbers.Count == 0)
            return;
        long[] taken = [.. numbers];
        numbers.Clear();
        int wrong = Array.FindIndex(taken, number => number is < byte.MinValue or > byte.MaxValue);
        if (wrong < 0)
            TakeBytes(Array.ConvertAll(taken, number => (byte)number), taken);
        else
            refuse(Nothing(taken, $"{taken[wrong]}, the number at offset {wrong}, is no byte: a byte is 0 to 255."));
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
                TakeText(text);
                break;
            case byte[] bytes:
                TakeBytes(bytes, input);
                break;
            case null:
                refuse(Nothing(target: null, $"Nothing, $null, is not {what}."));
                break;
            case not null when TakeItself(value):
                break;
            case not null when depth > DeepestNesting:
                refuse(Nothing(target: null, $"The input is nested more than {DeepestNesting} times, or holds itself."));
                break;
            case IEnumerable items when value is not IDictionary && HeldBy(PSObject.AsPSObject(input)) is null:
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
        if (HeldBy(input) is not { } property)
        {
            refuse(Nothing(value, $"An object of type {input.TypeNames.FirstOrDefault()} has no property {string.Join(" or ", properties)}."));
            return;
        }

        object? held;
        try
        {
            held = property.Value;
        }
        catch (GetValueException exception)
        {
            refuse(Nothing(value, $"The property {property.Name} of an object of type {input.TypeNames.FirstOrDefault()} cannot be read: {exception.Message}"));
            return;
        }

        if (held is null or "")
        {
            cmdlet.WriteVerbose($"{input} does not hold {what}: its property {property.Name} is empty.");
            return;
        }

        PSObject? outer = Holder;
        Holder = input;
        Add(held, depth);
        Complete();
        Holder = outer;
    }

    private PSPropertyInfo? HeldBy(PSObject input)
    {
        foreach (string name in properties)
        {
            if (input.Properties[name] is { } property)
                return property;
        }

        return null;
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
