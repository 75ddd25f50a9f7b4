using System;
using System.Management.Automation;

namespace SmartCard.Errors;

/// <summary>A kind of failure: what scripts select by, and what a person can do.</summary>
internal sealed class ErrorCondition(string errorId, ErrorCategory category, string advice)
{
    /// <summary>Makes the record: the message says what failed, the advice follows.</summary>
    /// <param name="exception">What failed.</param>
    /// <param name="target">The reader's name or the input object.</param>
    /// <param name="message">What failed in one sentence or more, where the exception's own message does not say it all.</param>
    /// <remarks>
    /// The advice stands in the message and not in RecommendedAction as well: Windows PowerShell never shows that,
    /// and PowerShell 7.4 and later would show it a second time.
    /// </remarks>
    public ErrorRecord Because(Exception exception, object? target, string? message = null) =>
        new(exception, errorId, category, target)
        {
            ErrorDetails = new ErrorDetails((message ?? exception.Message) + " " + advice),
        };
}
