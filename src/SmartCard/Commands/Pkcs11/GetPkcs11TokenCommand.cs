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
    protected override void ProcessRecord()
    {
        NameChoice labels = new(Label);
        NameChoice serialNumbers = new(SerialNumber);
        foreach ((_, Pkcs11Token token) in ChooseTokens())
        {
            if (labels.Has(token.Label) & serialNumbers.Has(token.SerialNumber))
                WriteObject(token);
        }

        foreach (string label in labels.Missing)
            WriteError(Pkcs11Errors.NoToken("label", label));
        foreach (string serialNumber in serialNumbers.Missing)
            WriteError(Pkcs11Errors.NoToken("serial number", serialNumber));
    }
}
