using System;
using System.Linq;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Pcsc.Diagnosis;

namespace SmartCard.Commands.Diagnosis;

/// <summary>Test-SmartCardEnvironment: what smart cards need of this machine, each with what was found and what to do.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SmartCardEnvironment")]
[OutputType(typeof(EnvironmentCheck))]
public sealed class TestSmartCardEnvironmentCommand : PcscCommand
{
    /// <summary>Names of checks, wildcards allowed; without it, all.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ValidateWildcard]
    [ArgumentCompleter(typeof(EnvironmentCheckCompleter))]
    public string[]? Check { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            foreach (EnvironmentCheck check in SmartCardEnvironment.Examine(IsWanted, StoppingToken))
                WriteObject(check);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private bool IsWanted(string name) =>
        Check?.Any(wanted => WildcardPattern.Get(wanted, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant).IsMatch(name)) ?? true;
}
