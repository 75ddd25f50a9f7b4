using System;
using System.Management.Automation;
using SmartCard.Pcsc.Diagnosis;

namespace SmartCard.Commands.Diagnosis;

/// <summary>Test-SmartCardEnvironment: what smart cards need of this machine, each with what was found and what to do.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SmartCardEnvironment")]
[OutputType(typeof(EnvironmentCheck))]
public sealed class TestSmartCardEnvironmentCommand : PcscCommand
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            foreach (EnvironmentCheck check in SmartCardEnvironment.Examine(StoppingToken))
                WriteObject(check);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }
}
