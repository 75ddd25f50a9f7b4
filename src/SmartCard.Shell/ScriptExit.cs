using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace SmartCard.Shell;

/// <summary>
/// Lets <c>exit</c> in the script that is run next end the program with its exit code, as it does in pwsh.
/// </summary>
/// <remarks>
/// The engine takes every <c>exit</c> in a script file for the end of that file alone, and keeps the switch that says
/// otherwise to itself and to pwsh. Nothing public tells <c>exit 3</c> from a native command that ended with 3.
/// </remarks>
internal static class ScriptExit
{
    public static void EndsTheProgram(Runspace runspace) => SetRethrowExit(GetExecutionContext(runspace), value: true);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_ExecutionContext")]
    [return: UnsafeAccessorType("System.Management.Automation.ExecutionContext, System.Management.Automation")]
    private static extern object GetExecutionContext(Runspace runspace);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_ScriptCommandProcessorShouldRethrowExit")]
    private static extern void SetRethrowExit(
        [UnsafeAccessorType("System.Management.Automation.ExecutionContext, System.Management.Automation")] object context, bool value);
}
