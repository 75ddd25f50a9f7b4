namespace SmartCard.Pcsc;

/// <summary>What becomes of the card at the end of a connection or transaction: SCARD_LEAVE_CARD and so on, with their native values.</summary>
public enum CardDisposition
{
    /// <summary>Nothing: the card stays as it is.</summary>
    Leave = 0,

    /// <summary>It is reset while the power stays on (warm reset).</summary>
    Reset = 1,

    /// <summary>Its power is cut.</summary>
    Unpower = 2,

    /// <summary>It is put out, where the reader can do that.</summary>
    Eject = 3,
}
