using System.Management.Automation;
using System.Security;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Set-Pkcs11Pin: changes a PIN of a token.</summary>
[Cmdlet(VerbsCommon.Set, "Pkcs11Pin", DefaultParameterSetName = BySlot, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class SetPkcs11PinCommand : Pkcs11LabelledTokenCommand
{
    /// <summary>The PIN as it is, as a SecureString or a PSCredential. It may be missing, with the new one, when the reader has a PIN pad.</summary>
    [Parameter]
    [Pin]
    [ValidateNotNull]
    public SecureString? OldPin { get; set; }

    /// <summary>The PIN as it shall be, as a SecureString or a PSCredential.</summary>
    [Parameter]
    [Pin]
    [ValidateNotNull]
    public SecureString? NewPin { get; set; }

    /// <summary>Changes the security officer's PIN and not the user's.</summary>
    [Parameter]
    public SwitchParameter SecurityOfficer { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ChooseToken() is not ChosenToken chosen)
            return;
        bool atPinPad = OldPin is null && NewPin is null && chosen.HasPinPad;
        if (!atPinPad && (OldPin is null || NewPin is null))
        {
            WriteError(Pkcs11TokenErrors.NoPin(chosen.Token, OldPin is null ? "-OldPin" : "-NewPin"));
            return;
        }

        if (!ShouldProcess(chosen.ToString(), SecurityOfficer ? "Change the security officer's PIN" : "Change the user's PIN"))
            return;
        WriteVerbose($"Changing a PIN of {chosen} (C_SetPIN).");
        if (atPinPad)
            TellPinPad(chosen);
        WithPin(chosen, SecurityOfficer, () => Change(chosen));
    }

    private ChosenToken Change(ChosenToken chosen)
    {
        using Pkcs11Session session = chosen.Module.OpenSession(chosen.Token.SlotId, readWrite: true);
        if (SecurityOfficer)
            LogIn(session, isSecurityOfficer: true, OldPin);
        using Pkcs11Pin? present = BytesOf(OldPin);
        using Pkcs11Pin? future = BytesOf(NewPin);
        session.SetPin(present, future);
        return chosen;
    }
}
