namespace SmartCard.Pcsc.Tracing;

/// <summary>Takes up calls; from any thread, and never by an exception.</summary>
internal interface ICallRecorder
{
    /// <summary>Learns of a call that begins.</summary>
    void Begin(TracedCall call);

    /// <summary>Takes up a call that has returned.</summary>
    void Record(TracedCall call);
}
