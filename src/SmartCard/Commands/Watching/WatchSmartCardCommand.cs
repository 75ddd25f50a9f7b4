using System.Collections.Generic;
using System.Management.Automation;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Watching;

/// <summary>Watch-SmartCard: tells what happens to readers, cards and the PC/SC service, as it happens.</summary>
[Cmdlet(VerbsCommon.Watch, "SmartCard")]
[OutputType(typeof(SmartCardEvent))]
public sealed class WatchSmartCardCommand : WaitingCommand
{
    /// <summary>Tells first of the readers and cards that are there, as if they just came.</summary>
    [Parameter]
    public SwitchParameter IncludeCurrent { get; set; }

    private protected override void Wait(IReadOnlyList<SmartCardEvent> present)
    {
        foreach (SmartCardEvent change in present)
        {
            if (change.Event is SmartCardEventKind.ServiceStopped)
                WriteWarning("The PC/SC service is not running. Its readers are told as soon as it starts.");
            if (IncludeCurrent || change.Event is SmartCardEventKind.ServiceStopped)
                WriteObject(change);
        }

        while (Next() is { } change)
            WriteObject(change);
    }
}
