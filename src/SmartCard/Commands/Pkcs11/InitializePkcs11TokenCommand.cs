using System.Management.Automation;
using System.Security;
using System.Text;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Initialize-Pkcs11Token: sets a token up anew, and removes what is on it.</summary>
[Cmdlet(VerbsData.Initialize, "Pkcs11Token", DefaultParameterSetName = BySlot, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Pkcs11Token))]
public sealed class InitializePkcs11TokenCommand : Pkcs11TokenCommand
{
    /// <summary>The new label of the token, up to 32 bytes of UTF-8.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Label { get; set; }

    /// <summary>
    /// The security officer's PIN, as a SecureString or a PSCredential: the new one of a token that was never set up, the
    /// present one of any other. It may be missing when the reader has a PIN pad.
    /// </summary>
    [Parameter]
    [Pin]
    [ValidateNotNull]
    public SecureString? SecurityOfficerPin { get; set; }

    /// <summary>The new PIN of the user, as a SecureString or a PSCredential. Without it the user has none yet.</summary>
    [Parameter]
    [Alias("Credential")]
    [Pin]
    [ValidateNotNull]
    public SecureString? Pin { get; set; }

    private protected override bool IsUsual(Pkcs11Token token) => !token.Initialized;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Encoding.UTF8.GetByteCount(Label!) > Pkcs11Module.LongestLabel)
        {
            WriteError(Pkcs11TokenErrors.LongLabel(Label!));
            return;
        }

        if (ChooseToken() is not ChosenToken chosen)
            return;
        if (SecurityOfficerPin is null && !chosen.HasPinPad)
        {
            WriteError(Pkcs11TokenErrors.NoPin(chosen.Token, "-SecurityOfficerPin"));
            return;
        }

        string what = chosen.Token.Initialized ? "Initialise anew: every object on it is lost" : "Initialise";
        if (!ShouldProcess(chosen.ToString(), $"{what}; the label becomes \"{SafeText.Of(Label!)}\""))
            return;
        WriteVerbose($"Initialising {chosen} (C_InitToken{(Pin is null ? "" : ", C_InitPIN")}).");
        if (SecurityOfficerPin is null)
            TellPinPad(chosen);
        if (WithPin(chosen, isSecurityOfficer: true, () => Initialize(chosen)) is Pkcs11Token token)
            WriteObject(token);
    }

    private Pkcs11Token Initialize(ChosenToken chosen)
    {
        ulong slotId = chosen.Token.SlotId;
        using (Pkcs11Pin? pin = BytesOf(SecurityOfficerPin))
            chosen.Module.InitToken(slotId, pin, Label!);
        if (Pin is not null)
        {
            using Pkcs11Session session = chosen.Module.OpenSession(slotId, readWrite: true);
            LogIn(session, isSecurityOfficer: true, SecurityOfficerPin);
            using Pkcs11Pin? pin = BytesOf(Pin);
            session.InitPin(pin);
        }

        return chosen.Module.GetToken(slotId);
    }
}
