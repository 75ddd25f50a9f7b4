namespace SmartCard.Pcsc.Diagnosis;

/// <summary>How a check of the environment went.</summary>
public enum CheckStatus
{
    /// <summary>It is as it should be.</summary>
    Passed,

    /// <summary>It works, and may not be what is meant.</summary>
    Warning,

    /// <summary>It keeps smart cards from working.</summary>
    Failed,

    /// <summary>It could not be looked at, or there is nothing to look at.</summary>
    Skipped,
}
