using System;
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
    private protected IEnumerable<(Pkcs11Module Module, Pkcs11Slot Slot)> ChooseSlots(bool tokenPresent) =>
        AskSlots(tokenPresent, static (_, slot) => slot);

    /// <summary>The tokens in the slots that are chosen; an error for each slot that was named and has none.</summary>
    private protected IEnumerable<(Pkcs11Module Module, Pkcs11Token Token)> ChooseTokens() =>
        AskSlots(tokenPresent: Slot is null, static (module, slot) => module.GetToken(slot));

    private IEnumerable<(Pkcs11Module Module, T Answer)> AskSlots<T>(bool tokenPresent, Func<Pkcs11Module, Pkcs11Slot, T> ask)
    {
        HashSet<ulong> missing = [.. Slot ?? []];
        foreach (Pkcs11Module module in Modules())
        {
            WriteVerbose($"Asking {module} for its slots (C_GetSlotList, C_GetSlotInfo).");
            SlotQuestion<T> question = new(
                () => Slot is null ? module.GetSlots(tokenPresent) : module.GetSlots(Slot).Where(slot => slot.TokenPresent || !tokenPresent),
                slot => ask(module, slot));
            while (!question.IsAnswered && Ask(question.Ask) is { } answers)
            {
                foreach ((Pkcs11Slot slot, T? answer, Pkcs11Exception? failure) in answers)
                {
                    missing.Remove(slot.SlotId);
                    if (failure is null)
                        yield return (module, answer!);
                    else
                        WriteError(Pkcs11Errors.From(failure));
                }
            }
        }

        foreach (ulong slotId in missing)
            WriteError(Pkcs11Errors.NoSlot(slotId));
    }
}
