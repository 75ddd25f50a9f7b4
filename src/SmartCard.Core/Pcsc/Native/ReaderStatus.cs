namespace SmartCard.Pcsc.Native;

/// <summary>One reader in a call of SCardGetStatusChange: the neutral form of <c>SCARD_READERSTATE</c>.</summary>
/// <param name="readerName">The name as SCardListReaders gave it.</param>
/// <param name="currentState">What the caller knows of the reader; 0 (SCARD_STATE_UNAWARE) knows nothing and so never waits.</param>
internal sealed class ReaderStatus(string readerName, uint currentState = 0)
{
    private const uint StateUnknown = 0x0004;

    public string ReaderName { get; } = readerName;

    public uint CurrentState { get; } = currentState;

    /// <summary>SCARD_STATE_… bits in the lower half, the count of card events in the upper half.</summary>
    public uint EventState { get; set; }

    /// <summary>Whether the resource manager does not know the reader, or not any more (SCARD_STATE_UNKNOWN).</summary>
    public bool IsUnknown => (EventState & StateUnknown) is not 0;

    /// <summary>The answer to reset, empty without a card.</summary>
    public byte[] Atr { get; set; } = [];
}
