namespace SmartCard.Pcsc;

/// <summary>Who else may use the card while it is connected: SCARD_SHARE_… with their native values.</summary>
public enum CardShareMode
{
    /// <summary>Nobody else.</summary>
    Exclusive = 1,

    /// <summary>Other applications that share it too.</summary>
    Shared = 2,

    /// <summary>The reader itself, with or without a card in it; for control codes and attributes.</summary>
    Direct = 3,
}
