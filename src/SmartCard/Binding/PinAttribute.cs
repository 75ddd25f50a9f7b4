using System;
using System.Management.Automation;
using System.Security;

namespace SmartCard.Binding;

/// <summary>Lets a parameter for a PIN take a credential as well, and refuses everything else without showing it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PinAttribute : ArgumentTransformationAttribute
{
    /// <summary>Takes the password out of a credential; the name in it does not matter.</summary>
    /// <param name="engineIntrinsics">Not used.</param>
    /// <param name="inputData">What the parameter was given.</param>
    /// <returns>The PIN.</returns>
    /// <exception cref="ArgumentTransformationMetadataException">It is neither; the engine's own message would show the text.</exception>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            SecureString text => text,
            PSCredential credential => credential.Password,
            null => null!,
            _ => throw new ArgumentTransformationMetadataException(
                "A PIN is a SecureString or a PSCredential, as Read-Host -AsSecureString and Get-Credential give them; plain text is not taken."),
        };
}
