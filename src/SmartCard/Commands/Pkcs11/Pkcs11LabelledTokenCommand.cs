using System.Management.Automation;
using SmartCard.Binding;

namespace SmartCard.Commands.Pkcs11;

/// <summary>What the cmdlets share that work with a token that has a label.</summary>
public abstract class Pkcs11LabelledTokenCommand : Pkcs11TokenCommand
{
    /// <summary>The label of the token; case does not matter. Without any name of it, the one token that is set up.</summary>
    [Parameter(ParameterSetName = BySlot, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TokenCompleter))]
    public string? Label { get; set; }

    private protected override string? LabelOfToken => Label;
}
