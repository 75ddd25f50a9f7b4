using System.Management.Automation;

namespace SmartCard.Bench;

/// <summary>Does nothing.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "Nothing")]
public sealed class InvokeNothingCommand : Cmdlet
{
}
