using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Get-Pkcs11Token: the tokens in the slots, with all that they say of themselves.</summary>
[Cmdlet(VerbsCommon.Get, "Pkcs11Token", DefaultParameterSetName = BySlot)]
[OutputType(typeof(Pkcs11Token))]
public sealed class GetPkcs11TokenCommand : Pkcs11SlotCommand
{
    private const string ByObject = "InputObject";

    private NameChoice? labels;
    private NameChoice? serialNumbers;

    /// <summary>Slots, as Get-Pkcs11Slot gives them; each is asked anew.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Pkcs11Slot? InputObject { get; set; }

    /// <summary>Only tokens with a label that is like one of these; case does not matter.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ValidateWildcard]
    public string[]? Label { get; set; }

    /// <summary>Only tokens with a serial number that is like one of these.</summary>
    [Parameter]
    [Alias("Serial")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ValidateWildcard]
    public string[]? SerialNumber { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        labels = new NameChoice(Label);
        serialNumbers = new NameChoice(SerialNumber);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (Pkcs11Token token in InputObject is null ? ChooseTokens().Select(chosen => chosen.Token) : TokenIn(InputObject))
        {
            if (labels!.Has(token.Label) & serialNumbers!.Has(token.SerialNumber))
                WriteObject(token);
        }
    }

    /// <summary>Names are missing when no slot of the whole pipeline has them.</summary>
    protected override void EndProcessing()
    {
        foreach (string label in labels!.Missing)
            WriteError(Pkcs11Errors.NoToken("label", label));
        foreach (string serialNumber in serialNumbers!.Missing)
            WriteError(Pkcs11Errors.NoToken("serial number", serialNumber));
    }

    private Pkcs11Token[] TokenIn(Pkcs11Slot slot) =>
        Load(slot.ModulePath) is Pkcs11Module module && Ask(() => module.GetToken(slot.SlotId)) is Pkcs11Token token ? [token] : [];
}
