namespace SmartCard.Pcsc.Tracing;

/// <summary>Takes up calls that have returned; from any thread, and never by an exception.</summary>
internal interface ICallRecorder
{
    /// <summary>Takes up a call.</summary>
    void Record(TracedCall call);
}
