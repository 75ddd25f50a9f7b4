using System;
using System.Management.Automation;
using SmartCard.Bytes;

namespace SmartCard.Binding;

/// <summary>Lets a parameter that takes a byte take two hexadecimal digits: text is hexadecimal, a number is a number.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HexByteAttribute : ArgumentTransformationAttribute
{
    /// <summary>Reads text; leaves everything else to the engine's own conversion.</summary>
    /// <param name="engineIntrinsics">Not used.</param>
    /// <param name="inputData">What the parameter was given.</param>
    /// <returns>The byte, or the input as it is.</returns>
    /// <exception cref="ArgumentTransformationMetadataException">The text is not one byte in hexadecimal.</exception>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        TypedText.Of(inputData) is string text ? Read(text) : inputData;

    /// <summary>Reads one byte.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">The text is not one byte in hexadecimal.</exception>
    internal static byte Read(string text)
    {
        try
        {
            return HexText.Parse(text) is [byte value]
                ? value
                : throw new ArgumentTransformationMetadataException("A byte is two hexadecimal digits, such as 0C or 0x0C.");
        }
        catch (InvalidHexException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message + " A byte is two hexadecimal digits, such as 0C or 0x0C.", exception);
        }
    }
}
