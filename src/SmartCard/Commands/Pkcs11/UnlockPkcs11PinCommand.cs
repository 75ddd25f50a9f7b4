using System.Management.Automation;
using System.Security;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Unlock-Pkcs11Pin: the security officer sets the user's PIN anew.</summary>
[Cmdlet(VerbsCommon.Unlock, "Pkcs11Pin", DefaultParameterSetName = BySlot, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class UnlockPkcs11PinCommand : Pkcs11LabelledTokenCommand
{
    /// <summary>The security officer's PIN, as a SecureString or a PSCredential. It may be missing when the reader has a PIN pad.</summary>
    [Parameter]
    [Pin]
    [ValidateNotNull]
    public SecureString? SecurityOfficerPin { get; set; }

    /// <summary>The user's new PIN, as a SecureString or a PSCredential. It may be missing when the reader has a PIN pad.</summary>
    [Parameter]
    [Pin]
    [ValidateNotNull]
    public SecureString? NewPin { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ChooseToken() is not ChosenToken chosen)
            return;
        if ((SecurityOfficerPin is null || NewPin is null) && !chosen.HasPinPad)
        {
            WriteError(Pkcs11TokenErrors.NoPin(chosen.Token, SecurityOfficerPin is null ? "-SecurityOfficerPin" : "-NewPin"));
            return;
        }

        if (!ShouldProcess(chosen.ToString(), "Set the user's PIN anew"))
            return;
        WriteVerbose($"Setting the user's PIN of {chosen} (C_Login, C_InitPIN).");
        if (SecurityOfficerPin is null || NewPin is null)
            TellPinPad(chosen);
        WithPin(chosen, isSecurityOfficer: true, () => Unlock(chosen));
    }

    private ChosenToken Unlock(ChosenToken chosen)
    {
        using Pkcs11Session session = chosen.Module.OpenSession(chosen.Token.SlotId, readWrite: true);
        LogIn(session, isSecurityOfficer: true, SecurityOfficerPin);
        using Pkcs11Pin? pin = BytesOf(NewPin);
        session.InitPin(pin);
        return chosen;
    }
}
