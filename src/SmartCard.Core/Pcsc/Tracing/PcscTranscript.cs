using System;
using System.IO;

namespace SmartCard.Pcsc.Tracing;

/// <summary>The exchanges of a trace with all its cards, as a transcript.</summary>
/// <param name="text">Where to.</param>
public sealed class PcscTranscript(TextWriter text)
{
    private readonly CardTranscript transcript = new(text);

    /// <summary>Why the transcript ended by itself, such as a full disk; null when it did not.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Takes down a call, if it is an exchange with a card; what is to be masked is masked in what is shown of it.</summary>
    internal void Take(TracedCall call, PcscCall shown)
    {
        if (Failure is not null || call is not { Function: RecordingWinSCard.Transmission, Card: { } card })
            return;
        try
        {
            var writer = transcript.Of(card, card.ReaderName, card.Atr, card.Protocol, shown.Start);
            if (call.Status is PcscStatus.Success)
                writer.Write(shown.Input ?? "", shown.Output ?? "", shown.Duration);
            else
                writer.WriteRemark(shown.ToString());
        }
        catch (IOException exception)
        {
            // The call that is traced goes on; whoever ends the trace is told.
            Failure = exception;
        }
    }
}
