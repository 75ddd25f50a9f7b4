namespace SmartCard.Pcsc;

/// <summary>What happened to a reader, a card or the PC/SC service.</summary>
public enum SmartCardEventKind
{
    /// <summary>A reader was plugged in.</summary>
    ReaderAdded,

    /// <summary>A reader was unplugged; if there was a card in it, its removal was told before.</summary>
    ReaderRemoved,

    /// <summary>A card was put in.</summary>
    CardInserted,

    /// <summary>A card was taken out.</summary>
    CardRemoved,

    /// <summary>Something else changed: who uses the card, whether it answers, whether the reader does.</summary>
    StateChanged,

    /// <summary>The PC/SC service ended, or cannot be reached.</summary>
    ServiceStopped,

    /// <summary>The PC/SC service is back.</summary>
    ServiceStarted,
}
