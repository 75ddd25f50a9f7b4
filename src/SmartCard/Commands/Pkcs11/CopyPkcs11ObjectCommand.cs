using System.Management.Automation;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Copy-Pkcs11Object: makes copies of objects that differ in some attributes.</summary>
[Cmdlet(VerbsCommon.Copy, "Pkcs11Object", SupportsShouldProcess = true)]
[OutputType(typeof(Pkcs11Object))]
public sealed class CopyPkcs11ObjectCommand : Pkcs11ChangeCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess(Target, "Copy") && Try(() => InputObject!.Session.CopyObject(InputObject, Template), out var copy))
            WriteObject(copy);
    }
}
