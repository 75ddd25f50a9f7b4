namespace SmartCard.Pcsc.Diagnosis;

/// <summary>What a check found, before its name is put to it.</summary>
internal sealed class Finding
{
    private Finding(CheckStatus status, string evidence, string? remedy)
    {
        Status = status;
        Evidence = evidence;
        Remedy = remedy;
    }

    public CheckStatus Status { get; }

    public string Evidence { get; }

    public string? Remedy { get; }

    public static Finding Passed(string evidence) => new(CheckStatus.Passed, evidence, remedy: null);

    public static Finding Warning(string evidence, string remedy) => new(CheckStatus.Warning, evidence, remedy);

    public static Finding Failed(string evidence, string remedy) => new(CheckStatus.Failed, evidence, remedy);

    public static Finding Skipped(string evidence) => new(CheckStatus.Skipped, evidence, remedy: null);
}
