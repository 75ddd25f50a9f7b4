using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Atr.CardTypes;

namespace SmartCard.Binding;

/// <summary>
/// Lets a parameter name answers to reset as text (bytes or a pattern), as arrays of bytes, or by objects with a property
/// Atr, one or several.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AtrSelectionAttribute : ArgumentTransformationAttribute
{
    private const string AtrProperty = "Atr";

    /// <summary>Reads what the parameter was given.</summary>
    /// <param name="engineIntrinsics">Not used.</param>
    /// <param name="inputData">What the parameter was given.</param>
    /// <returns>An array of <see cref="AtrSelection"/>.</returns>
    /// <exception cref="ArgumentTransformationMetadataException">It is no answer to reset and no pattern.</exception>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = Unwrap(inputData);
        if (value is IEnumerable list and not string and not byte[])
        {
            object?[] items = [.. list.Cast<object?>().Select(Unwrap)];
            return items.Length > 0 && Array.TrueForAll(items, item => item is byte or int) ? [AtrSelection.Of(Bytes(items))] : Array.ConvertAll(items, One);
        }

        return new[] { One(value) };
    }

    private static AtrSelection One(object? value)
    {
        try
        {
            return value switch
            {
                AtrSelection selection => selection,
                string { Length: > 0 } text => AtrSelection.Parse(text),
                byte[] { Length: > 0 } bytes => AtrSelection.Of(bytes),
                not null when Unwrap(PSObject.AsPSObject(value).Properties[AtrProperty]?.Value) is string { Length: > 0 } text => AtrSelection.Parse(text),
                _ => throw new ArgumentTransformationMetadataException($"'{value}' is no answer to reset: give text, an array of bytes, or an object with a property Atr."),
            };
        }
        catch (FormatException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }

    private static byte[] Bytes(IEnumerable<object?> items)
    {
        int[] numbers = [.. items.Select(item => item is byte small ? small : (int)item!)];
        return Array.TrueForAll(numbers, number => number is >= byte.MinValue and <= byte.MaxValue)
            ? Array.ConvertAll(numbers, number => (byte)number)
            : throw new ArgumentTransformationMetadataException("A byte is 0 to 255.");
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
