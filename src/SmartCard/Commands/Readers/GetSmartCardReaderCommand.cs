using System.Management.Automation;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Readers;

/// <summary>Get-SmartCardReader: the readers that the PC/SC service knows, each with its state and the card in it.</summary>
[Cmdlet(VerbsCommon.Get, "SmartCardReader")]
[OutputType(typeof(SmartCardReader))]
public sealed class GetSmartCardReaderCommand : ReaderCommand
{
    /// <summary>Only the readers that hold a card.</summary>
    [Parameter]
    public SwitchParameter CardPresent { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (ChosenReader chosen in ChooseReaders())
        {
            if (chosen.Reader.CardPresent || !CardPresent)
                WriteObject(chosen.Reader);
        }
    }
}
