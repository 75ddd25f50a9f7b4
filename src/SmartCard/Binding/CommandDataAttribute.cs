using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using SmartCard.Interindustry;

namespace SmartCard.Binding;

/// <summary>Lets a parameter that takes bytes take hexadecimal text, and the data objects of ConvertTo-Tlv, one or several.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CommandDataAttribute : ArgumentTransformationAttribute
{
    private static readonly HexTextAttribute Hex = new();

    /// <summary>Reads text and data objects; leaves everything else to the engine's own conversion.</summary>
    /// <param name="engineIntrinsics">Not used.</param>
    /// <param name="inputData">What the parameter was given.</param>
    /// <returns>The bytes, or the input as it is.</returns>
    /// <exception cref="ArgumentTransformationMetadataException">The text is not hexadecimal, or it came as a number that is no byte.</exception>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        FromDataObjects(inputData is PSObject wrapped ? wrapped.BaseObject : inputData)
        ?? Hex.Transform(engineIntrinsics, TypedText.Of(inputData) ?? inputData);

    /// <summary>The bytes of data objects; null for anything else.</summary>
    private static byte[]? FromDataObjects(object? value)
    {
        if (value is DataObject one)
            return one.GetBytes();
        if (value is not IList { Count: > 0 } list || value is byte[])
            return null;
        object?[] items = [.. list.Cast<object?>().Select(item => item is PSObject inner ? inner.BaseObject : item)];
        return Array.TrueForAll(items, item => item is DataObject) ? [.. items.Cast<DataObject>().SelectMany(item => item.GetBytes())] : null;
    }
}
