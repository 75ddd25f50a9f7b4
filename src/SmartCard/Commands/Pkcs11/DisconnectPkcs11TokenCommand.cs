using System.Management.Automation;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Disconnect-Pkcs11Token: closes sessions with a token.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Pkcs11Token", DefaultParameterSetName = BySession, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class DisconnectPkcs11TokenCommand : Pkcs11TokenCommand
{
    private const string BySession = "Session";

    /// <summary>Sessions of Connect-Pkcs11Token.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = BySession, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public Pkcs11Session[]? Session { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName is not BySession)
        {
            if (ChooseToken() is ChosenToken chosen && ShouldProcess(chosen.ToString(), "Close all sessions of this process"))
            {
                int count = 0;
                Interruptible(() => { count = chosen.Module.CloseSessions(chosen.Token.SlotId); });
                WriteVerbose($"{count} sessions are closed (C_CloseSession).");
            }

            return;
        }

        foreach (Pkcs11Session session in Session!)
        {
            if (ShouldProcess(session.ToString(), "Close the session"))
                Interruptible(session.Dispose);
        }
    }
}
