namespace SmartCard.Shell;

/// <summary>The exit codes that do not come from a script's own <c>exit</c>.</summary>
internal static class ExitCode
{
    internal const int Success = 0;

    /// <summary>The last command failed, or a terminating error ended the run.</summary>
    internal const int Failure = 1;

    /// <summary>The command line was not understood: EX_USAGE of sysexits.h, as pwsh has it.</summary>
    internal const int Usage = 64;

    /// <summary>Ctrl+C ended the run: 128 + SIGINT, by which a calling shell knows that it was interrupted.</summary>
    internal const int Interrupted = 130;
}
