namespace SmartCard.Apdu;

/// <summary>How a card ended a command, as SW1 says (ISO/IEC 7816-4, 5.1.3, table 5).</summary>
public enum StatusClass
{
    /// <summary>9000 and 61xx: completed, normal processing.</summary>
    NormalProcessing,

    /// <summary>62xx and 63xx: completed, with a warning.</summary>
    Warning,

    /// <summary>64xx to 66xx: aborted, execution error.</summary>
    ExecutionError,

    /// <summary>67xx to 6Fxx: aborted, checking error.</summary>
    CheckingError,

    /// <summary>9xxx but 9000: whoever made the card or the application says how it ended.</summary>
    Proprietary,

    /// <summary>SW1 60, or other than 6x and 9x: no status word.</summary>
    Invalid,
}
