using System.Management.Automation;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Get-Pkcs11Slot: the slots of PKCS#11 modules, with a token or without.</summary>
[Cmdlet(VerbsCommon.Get, "Pkcs11Slot", DefaultParameterSetName = BySlot)]
[OutputType(typeof(Pkcs11Slot))]
public sealed class GetPkcs11SlotCommand : Pkcs11SlotCommand
{
    /// <summary>Only the slots with a token.</summary>
    [Parameter]
    public SwitchParameter TokenPresent { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach ((_, Pkcs11Slot slot) in ChooseSlots(TokenPresent))
            WriteObject(slot);
    }
}
