using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace SmartCard.Tests.Engine;

/// <summary>What one run of a script gave, stream by stream.</summary>
internal sealed class EngineResult
{
    /// <summary>The objects that came out.</summary>
    public required IReadOnlyList<PSObject?> Output { get; init; }

    /// <summary>The errors that did not end the run.</summary>
    public required IReadOnlyList<ErrorRecord> Errors { get; init; }

    /// <summary>The error that ended the run, or null.</summary>
    public required ErrorRecord? TerminatingError { get; init; }

    /// <summary>The lines of the verbose stream.</summary>
    public required IReadOnlyList<string> Verbose { get; init; }

    /// <summary>The lines of the warning stream.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>
    /// The ErrorId of each error, without the cmdlet's name after the comma; the one that ended the run last.
    /// </summary>
    public IReadOnlyList<string> ErrorIds =>
        [.. Errors.Append(TerminatingError).OfType<ErrorRecord>().Select(error => error.FullyQualifiedErrorId.Split(',')[0])];

    /// <summary>The value of one property of each object that came out.</summary>
    public IReadOnlyList<object?> Values(string property) =>
        [.. Output.Select(item => item?.Properties[property]?.Value)];
}
