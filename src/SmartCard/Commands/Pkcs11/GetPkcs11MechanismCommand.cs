using System;
using System.Collections.Generic;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Get-Pkcs11Mechanism: the mechanisms of tokens, with key sizes and what each can do.</summary>
[Cmdlet(VerbsCommon.Get, "Pkcs11Mechanism", DefaultParameterSetName = BySlot)]
[OutputType(typeof(Pkcs11Mechanism))]
public sealed class GetPkcs11MechanismCommand : Pkcs11SlotCommand
{
    private NameChoice? names;

    /// <summary>Only mechanisms with a name that is like one of these, with CKM_ or without; case does not matter.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ValidateWildcard]
    [ArgumentCompleter(typeof(Pkcs11NameCompleter))]
    public string[]? Mechanism { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => names = new NameChoice(Mechanism);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string prefix = Pkcs11Names.Mechanisms.Prefix;
        foreach ((Pkcs11Module module, Pkcs11Slot slot) in ChooseSlots(tokenPresent: Slot is null))
        {
            WriteVerbose($"Asking {module} for the mechanisms of slot {slot.SlotId} (C_GetMechanismList, C_GetMechanismInfo).");
            foreach (Pkcs11Mechanism mechanism in Ask(() => module.GetMechanisms(slot.SlotId)) ?? [])
            {
                string name = mechanism.Mechanism;
                string shortName = name.StartsWith(prefix, StringComparison.Ordinal) ? name.Substring(prefix.Length) : name;
                if (names!.Has(name, shortName))
                    WriteObject(mechanism);
            }
        }
    }

    /// <summary>Names are missing when no slot of the whole pipeline has them.</summary>
    protected override void EndProcessing()
    {
        foreach (string name in names!.Missing)
            WriteError(Pkcs11Errors.NoMechanism(name));
    }
}
