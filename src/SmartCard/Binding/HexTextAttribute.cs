using System;
using System.Management.Automation;
using SmartCard.Bytes;

namespace SmartCard.Binding;

/// <summary>Lets a parameter that takes bytes take hexadecimal text as well, in any form that <see cref="HexText"/> reads.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HexTextAttribute : ArgumentTransformationAttribute
{
    /// <summary>Reads text; leaves everything else to the engine's own conversion.</summary>
    /// <param name="engineIntrinsics">Not used.</param>
    /// <param name="inputData">What the parameter was given.</param>
    /// <returns>The bytes, or the input as it is.</returns>
    /// <exception cref="ArgumentTransformationMetadataException">The text is not hexadecimal, or it came as a number that is no byte.</exception>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is int and (< byte.MinValue or > byte.MaxValue) or long or double or decimal)
            throw new ArgumentTransformationMetadataException("PowerShell takes digits without quotes for a number: put quotes round hexadecimal text.");
        if (value is not string text)
            return inputData;
        try
        {
            return HexText.Parse(text);
        }
        catch (InvalidHexException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }
}
