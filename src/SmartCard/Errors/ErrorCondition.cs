using System;
using System.Management.Automation;

namespace SmartCard.Errors;

/// <summary>A kind of failure: what scripts select by, and what a person can do.</summary>
internal sealed class ErrorCondition(string errorId, ErrorCategory category, string advice)
{
    /// <summary>Makes the record: the exception's message says what failed, the advice follows.</summary>
    /// <param name="exception">What failed, in one sentence or more.</param>
    /// <param name="target">The reader's name or the input object.</param>
    public ErrorRecord Because(Exception exception, object? target) =>
        new(exception, errorId, category, target)
        {
            ErrorDetails = new ErrorDetails(exception.Message + " " + advice) { RecommendedAction = advice },
        };
}
