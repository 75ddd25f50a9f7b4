using System;
using System.Management.Automation.Language;
using SmartCard.Shell.Host;

namespace SmartCard.Shell;

/// <summary>Reads commands, from a terminal with a prompt or from redirected input without one, and runs each.</summary>
internal sealed class PromptLoop(Session session, ShellHost host)
{
    public void Run()
    {
        int depth = host.EnterPrompt();
        while (host.StaysAt(depth) && ReadCommand() is { } command)
        {
            if (!string.IsNullOrWhiteSpace(command))
                session.Execute(command);
        }

        host.LeavePrompt(depth);
    }

    /// <summary>One complete command, empty when Ctrl+C threw it away, null at the end of the input.</summary>
    private string? ReadCommand()
    {
        try
        {
            string? command = ReadLine(Prompt());
            while (command is not null && IsIncomplete(command))
            {
                string? more = host.Input.IsRedirected ? ReadBlock() : ReadLine(">> ");
                if (more is null)
                    break;
                command += "\n" + more;
            }

            return command;
        }
        catch (OperationCanceledException)
        {
            host.UI.WriteLine();
            return "";
        }
    }

    // A file cannot see that its block is complete, so an empty line ends it, as in pwsh: else "if {}" would run before
    // the "else {}" on the next line is read.
    private string? ReadBlock()
    {
        string? block = null;
        while (host.Input.ReadLine() is { } line)
        {
            block += line + "\n";
            if (string.IsNullOrWhiteSpace(line))
                break;
        }

        return block;
    }

    private string? ReadLine(string prompt)
    {
        string? line = host.Input.ReadLine(host.Input.IsRedirected ? null : () => host.UI.Write(prompt));
        if (line is null && !host.Input.IsRedirected)
            host.UI.WriteLine();
        return line;
    }

    private string Prompt() => host.Input.IsRedirected || session.Evaluate("prompt")?.BaseObject as string is not { Length: > 0 } prompt ? "PS> " : prompt;

    private static bool IsIncomplete(string text)
    {
        Parser.ParseInput(text, out _, out ParseError[] errors);
        return errors is [{ IncompleteInput: true }, ..];
    }
}
