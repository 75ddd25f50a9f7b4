using System;
using System.Linq;
using System.Management.Automation;
using SmartCard.Apdu;

namespace SmartCard.Binding;

/// <summary>Lets a parameter that takes an instruction byte take the name of the command, or two hexadecimal digits.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InstructionAttribute : ArgumentTransformationAttribute
{
    /// <summary>Reads text; leaves everything else to the engine's own conversion.</summary>
    /// <param name="engineIntrinsics">Not used.</param>
    /// <param name="inputData">What the parameter was given.</param>
    /// <returns>The byte, or the input as it is.</returns>
    /// <exception cref="ArgumentTransformationMetadataException">The text is neither a name of the table nor one byte.</exception>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (TypedText.Of(inputData) is not string text)
            return inputData;
        if (Instructions.Find(text) is Instruction instruction)
            return instruction.Ins;
        if (text.Count(char.IsLetter) > 2)
            throw new ArgumentTransformationMetadataException("There is no command of that name; the Tab key completes the names.");
        return HexByteAttribute.Read(text);
    }
}
