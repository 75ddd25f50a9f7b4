using System.Management.Automation;
using SmartCard.Errors;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Set-Pkcs11Attribute: changes attributes of objects.</summary>
[Cmdlet(VerbsCommon.Set, "Pkcs11Attribute", SupportsShouldProcess = true)]
[OutputType(typeof(Pkcs11Object))]
public sealed class SetPkcs11AttributeCommand : Pkcs11ChangeCommand
{
    /// <summary>Gives the objects as they are now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Template.Count is 0)
            ThrowTerminatingError(Pkcs11ObjectErrors.NothingToSet());
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess(Target, $"Set {string.Join(", ", Template.Names)}")
            && Try(() => InputObject!.Session.SetAttributes(InputObject, Template), out var changed)
            && PassThru)
        {
            WriteObject(changed);
        }
    }
}
