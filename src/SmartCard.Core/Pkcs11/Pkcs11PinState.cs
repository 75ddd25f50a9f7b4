namespace SmartCard.Pkcs11;

/// <summary>How it stands with a PIN, as far as the flags of the token tell.</summary>
public enum Pkcs11PinState
{
    /// <summary>The token tells nothing special.</summary>
    Ready = 0,

    /// <summary>The PIN has not been set yet. Told of the user's PIN only.</summary>
    NotInitialized,

    /// <summary>The PIN is that of the maker, or has expired.</summary>
    ToBeChanged,

    /// <summary>A wrong PIN was given at least once since the last right one.</summary>
    CountLow,

    /// <summary>One more wrong PIN blocks it.</summary>
    FinalTry,

    /// <summary>The PIN is blocked.</summary>
    Locked,
}
