using System.Management.Automation;

namespace SmartCard.Commands;

/// <summary>A script block run as ForEach-Object runs one: in the caller's scope, its output handed on object by object.</summary>
internal static class CallerBlock
{
    /// <summary>Runs the block; errors, <c>break</c>, Ctrl+C and a pipeline that was closed leave it as exceptions.</summary>
    /// <param name="cmdlet">The cmdlet whose output the block's output becomes.</param>
    /// <param name="block">The block.</param>
    /// <param name="item">What <c>$_</c> is in the block.</param>
    public static void Invoke(PSCmdlet cmdlet, ScriptBlock block, object? item = null)
    {
        // The engine runs a block in the caller's scope and streams its output for its own cmdlets alone; ForEach-Object
        // is the one that lends itself.
        ScriptBlock runner = ScriptBlock.Create("param($block) Microsoft.PowerShell.Core\\ForEach-Object -Process $block");
        using SteppablePipeline pipeline = runner.GetSteppablePipeline(cmdlet.MyInvocation.CommandOrigin, [block]);
        pipeline.Begin(expectInput: true, (EngineIntrinsics)cmdlet.SessionState.PSVariable.GetValue("ExecutionContext"));
        pipeline.Process(item);
        pipeline.End();
    }
}
