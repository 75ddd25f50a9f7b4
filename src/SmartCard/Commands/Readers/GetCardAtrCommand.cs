using System;
using System.Collections.Generic;
using System.Management.Automation;
using SmartCard.Errors;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Readers;

/// <summary>Get-CardAtr: the answer to reset of each card that is in a reader, without touching the card.</summary>
[Cmdlet(VerbsCommon.Get, "CardAtr")]
[OutputType(typeof(CardAtr))]
public sealed class GetCardAtrCommand : ReaderCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IEnumerable<ChosenReader> readers = ChooseReaders();
        DateTime time = DateTime.Now;
        foreach (ChosenReader chosen in readers)
        {
            SmartCardReader reader = chosen.Reader;
            if (reader.Atr is not null)
                WriteObject(new CardAtr(reader.ReaderName, reader.GetAtrBytes(), time));
            else if (reader.CardPresent)
                WriteError(ReaderErrors.CardUnresponsive(reader));
            else if (chosen.ByFullName && IsNamedByArgument)
                WriteError(ReaderErrors.CardNotPresent(reader));
        }
    }
}
