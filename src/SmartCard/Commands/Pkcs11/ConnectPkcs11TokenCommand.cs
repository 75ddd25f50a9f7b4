using System.Management.Automation;
using System.Security;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Connect-Pkcs11Token: opens a session with a token, and logs in.</summary>
[Cmdlet(VerbsCommunications.Connect, "Pkcs11Token", DefaultParameterSetName = BySlot)]
[OutputType(typeof(Pkcs11Session))]
public sealed class ConnectPkcs11TokenCommand : Pkcs11LabelledTokenCommand
{
    /// <summary>The PIN, as a SecureString or a PSCredential. Without it nobody logs in, unless the reader has a PIN pad.</summary>
    [Parameter]
    [Alias("Credential")]
    [Pin]
    [ValidateNotNull]
    public SecureString? Pin { get; set; }

    /// <summary>Opens a session in which objects of the token can be made, changed and removed.</summary>
    [Parameter]
    public SwitchParameter ReadWrite { get; set; }

    /// <summary>Logs in as the security officer and not as the user; the session can write.</summary>
    [Parameter]
    public SwitchParameter SecurityOfficer { get; set; }

    /// <summary>Does not log in, though the reader has a PIN pad.</summary>
    [Parameter]
    public SwitchParameter NoLogin { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ChooseToken() is not ChosenToken chosen)
            return;
        bool atPinPad = Pin is null && !NoLogin && chosen.HasPinPad;
        if (SecurityOfficer && Pin is null && !atPinPad)
        {
            WriteError(Pkcs11TokenErrors.NoPin(chosen.Token, "-Pin"));
            return;
        }

        bool logsIn = !NoLogin && (Pin is not null || atPinPad);
        WriteVerbose($"Opening a session with {chosen} (C_OpenSession){(logsIn ? " and logging in (C_Login)" : "")}.");
        if (atPinPad)
            TellPinPad(chosen);
        bool looked = true;
        if (WithPin(chosen, SecurityOfficer, () => Open(chosen, logsIn, out looked), late => late.Dispose()) is not Pkcs11Session session)
            return;
        if (!looked)
            WriteVerbose("This process is logged in already (CKR_USER_ALREADY_LOGGED_IN): the token did not look at the PIN.");
        WriteObject(session);
    }

    private Pkcs11Session Open(ChosenToken chosen, bool logsIn, out bool looked)
    {
        looked = true;
        Pkcs11Session session = chosen.Module.OpenSession(chosen.Token.SlotId, ReadWrite || SecurityOfficer);
        try
        {
            if (logsIn)
                looked = LogIn(session, SecurityOfficer, Pin);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
