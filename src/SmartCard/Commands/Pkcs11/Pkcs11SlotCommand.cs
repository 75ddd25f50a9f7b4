using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Errors;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>What the cmdlets that look at slots share: which slots.</summary>
public abstract class Pkcs11SlotCommand : Pkcs11ModuleCommand
{
    /// <summary>The numbers of slots (CK_SLOT_ID); without it, all slots.</summary>
    [Parameter(ParameterSetName = BySlot, ValueFromPipelineByPropertyName = true)]
    [Alias("SlotId")]
    [ValidateNotNullOrEmpty]
    public ulong[]? Slot { get; set; }

    /// <summary>The slots that are chosen, module by module; an error for each number that no module has.</summary>
    private protected IEnumerable<(Pkcs11Module Module, Pkcs11Slot Slot)> ChooseSlots(bool tokenPresent)
    {
        HashSet<ulong> missing = [.. Slot ?? []];
        foreach (Pkcs11Module module in Modules())
        {
            WriteVerbose($"Asking {module} for its slots (C_GetSlotList, C_GetSlotInfo).");
            foreach (Pkcs11Slot slot in Ask(() => module.GetSlots(tokenPresent)) ?? [])
            {
                missing.Remove(slot.SlotId);
                if (Slot is null || Slot.Contains(slot.SlotId))
                    yield return (module, slot);
            }
        }

        foreach (ulong slotId in missing)
            WriteError(Pkcs11Errors.NoSlot(slotId));
    }
}
