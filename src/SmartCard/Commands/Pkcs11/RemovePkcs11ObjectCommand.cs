using System.Management.Automation;
using SmartCard.Errors;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Remove-Pkcs11Object: removes objects from a token for good.</summary>
[Cmdlet(VerbsCommon.Remove, "Pkcs11Object", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemovePkcs11ObjectCommand : Pkcs11OperationCommand
{
    /// <summary>The objects, from Get-Pkcs11Object in a session that is open and can write.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Pkcs11Object? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess($"{SafeText.Of(InputObject!.ToString())} on token \"{SafeText.Of(InputObject.TokenLabel)}\"", "Remove for good"))
            Try(() => InputObject.Session.DestroyObject(InputObject));
    }
}
