using System;
using System.Management.Automation;
using SmartCard.Bytes;

namespace SmartCard.Binding;

/// <summary>Lets a parameter that takes bytes take hexadecimal text as well, and an object with a property that holds them.</summary>
/// <param name="property">The property.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HeldBytesAttribute(string property) : ArgumentTransformationAttribute
{
    /// <summary>The property.</summary>
    public string Property { get; } = property;

    /// <summary>Reads text, and the property; leaves everything else to the engine's own conversion.</summary>
    /// <param name="engineIntrinsics">Not used.</param>
    /// <param name="inputData">What the parameter was given.</param>
    /// <returns>The bytes, or the input as it is.</returns>
    /// <exception cref="ArgumentTransformationMetadataException">The text is not hexadecimal.</exception>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? given = inputData is null ? null : PSObject.AsPSObject(inputData).Properties[Property]?.Value ?? inputData;
        try
        {
            return given is PSObject { BaseObject: string wrapped } ? HexText.Parse(wrapped) : given is string text ? HexText.Parse(text) : given;
        }
        catch (InvalidHexException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }
}
