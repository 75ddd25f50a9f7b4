namespace SmartCard.Pcsc.Diagnosis;

/// <summary>One thing that smart cards need of a machine, and how it stands.</summary>
public sealed class EnvironmentCheck
{
    internal EnvironmentCheck(string check, CheckStatus status, string evidence, string? remedy = null)
    {
        Check = check;
        Status = status;
        Evidence = evidence;
        Remedy = remedy;
    }

    /// <summary>What was looked at, such as <c>Service</c>.</summary>
    public string Check { get; }

    /// <summary>How it stands.</summary>
    public CheckStatus Status { get; }

    /// <summary>What was found.</summary>
    public string Evidence { get; }

    /// <summary>The next step; null where none is needed.</summary>
    public string? Remedy { get; }

    /// <summary>Check and status.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Check}: {Status}";
}
