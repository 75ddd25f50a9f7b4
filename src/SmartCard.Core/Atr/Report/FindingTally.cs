namespace SmartCard.Atr.Report;

/// <summary>How many ATRs have a finding of one code, and the first of them.</summary>
internal sealed class FindingTally(Finding first, AnswerToReset example)
{
    internal FindingCode Code { get; } = first.Code;

    internal FindingSeverity Severity { get; } = first.Severity;

    /// <summary>What the finding says of the example.</summary>
    internal string Message { get; } = first.Message;

    internal string Example { get; } = example.Atr;

    /// <summary>ATRs, not findings: one ATR may have two of the same code.</summary>
    internal long Count { get; set; }
}
