using System.Management.Automation;

namespace SmartCard.Commands;

/// <summary>A script block run as ForEach-Object runs one: in the caller's scope, its output handed on object by object.</summary>
internal static class CallerBlock
{
    // The engine runs a block in the caller's scope and streams its output for its own cmdlets alone; ForEach-Object
    // is the one that lends itself.
    private const string Runner = "param($block) Microsoft.PowerShell.Core\\ForEach-Object -Process $block";

    /// <summary>Runs the block; errors, <c>break</c>, Ctrl+C and a pipeline that was closed leave it as exceptions.</summary>
    /// <param name="cmdlet">The cmdlet whose output the block's output becomes.</param>
    /// <param name="block">The block.</param>
    /// <param name="item">What <c>$_</c> is in the block.</param>
    public static void Invoke(PSCmdlet cmdlet, ScriptBlock block, object? item = null) => Run(cmdlet, Runner, block, item);

    /// <summary>Runs the block in the same way, and shows its output on the screen instead.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="block">The block.</param>
    /// <param name="item">What <c>$_</c> is in the block.</param>
    public static void InvokeShown(PSCmdlet cmdlet, ScriptBlock block, object? item) =>
        Run(cmdlet, Runner + " | Microsoft.PowerShell.Core\\Out-Host", block, item);

    private static void Run(PSCmdlet cmdlet, string script, ScriptBlock block, object? item)
    {
        ScriptBlock runner = ScriptBlock.Create(script);
        using SteppablePipeline pipeline = runner.GetSteppablePipeline(cmdlet.MyInvocation.CommandOrigin, [block]);
        pipeline.Begin(expectInput: true, (EngineIntrinsics)cmdlet.SessionState.PSVariable.GetValue("ExecutionContext"));
        pipeline.Process(item);
        pipeline.End();
    }
}
