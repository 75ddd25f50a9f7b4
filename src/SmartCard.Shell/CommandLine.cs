using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Runspaces;

namespace SmartCard.Shell;

/// <summary>What the program was started for.</summary>
internal enum Start
{
    Prompt,
    StandardInput,
    Command,
    File,
    Help,
    Version,
    Refuse,
}

/// <summary>The command line, read as pwsh reads its own (about_Pwsh).</summary>
internal sealed class CommandLine
{
    // The shortest form of each name that pwsh takes for it.
    private static readonly (string Name, string Shortest, Action<CommandLine, Queue<string>> Read)[] Options =
    [
        ("version", "v", (line, rest) => line.Decide(Start.Version, rest)),
        ("help", "h", (line, rest) => line.Decide(Start.Help, rest)),
        ("?", "?", (line, rest) => line.Decide(Start.Help, rest)),
        ("noexit", "noe", (line, _) => line.NoExit = true),
        ("nologo", "nol", (line, _) => line.NoLogo = true),
        ("noprofile", "nop", static (_, _) => { }),
        ("noninteractive", "noni", (line, _) => line.NonInteractive = true),
        ("interactive", "i", (line, _) => line.NonInteractive = false),
        ("executionpolicy", "ex", (line, rest) => line.SkipValue("ExecutionPolicy", rest)),
        ("ep", "ep", (line, rest) => line.SkipValue("ExecutionPolicy", rest)),
        ("command", "c", (line, rest) => line.ReadCommand(rest)),
        ("file", "f", (line, rest) => line.ReadFile(rest)),
    ];

    private CommandLine()
    {
    }

    public Start Start { get; private set; } = Console.IsInputRedirected ? Start.StandardInput : Start.Prompt;

    /// <summary>The command, the full path of the script file, or why the command line is refused.</summary>
    public string Text { get; private set; } = "";

    public IReadOnlyList<CommandParameter> ScriptArguments { get; private set; } = [];

    public bool NoExit { get; private set; }

    public bool NoLogo { get; private set; }

    public bool NonInteractive { get; private set; }

    public static CommandLine Parse(IEnumerable<string> arguments)
    {
        var line = new CommandLine();
        var rest = new Queue<string>(arguments);
        while (rest.Count > 0)
        {
            string key = OptionName(rest.Peek());
            Action<CommandLine, Queue<string>>? read = Options.FirstOrDefault(option => Matches(key, option.Name, option.Shortest)).Read;
            if (read is null)
            {
                // What is no option begins the script file and its arguments.
                line.ReadFile(rest);
                break;
            }

            rest.Dequeue();
            read(line, rest);
        }

        return line;
    }

    private static string OptionName(string argument) => argument switch
    {
        ['-', '-', .. var name] => name,
        ['-', .. var name] => name,
        "/?" => "?",
        _ => "",
    };

    private static bool Matches(string key, string name, string shortest) =>
        key.Length >= shortest.Length && name.StartsWith(key, StringComparison.OrdinalIgnoreCase);

    private void Decide(Start start, Queue<string> rest)
    {
        Start = start;
        rest.Clear();
    }

    private void Refuse(string reason, Queue<string> rest)
    {
        Text = reason;
        Decide(Start.Refuse, rest);
    }

    private void SkipValue(string name, Queue<string> rest)
    {
        if (!rest.TryDequeue(out _))
            Refuse($"A value must follow -{name}.", rest);
    }

    private void ReadCommand(Queue<string> rest)
    {
        if (rest.Count == 0)
        {
            Refuse("A command must follow -Command.", rest);
            return;
        }

        Text = string.Join(' ', rest);
        rest.Clear();
        if (Text is not "-")
            Start = Start.Command;
        else if (!Console.IsInputRedirected)
            Refuse("-Command - reads standard input, and standard input has not been redirected.", rest);
    }

    private void ReadFile(Queue<string> rest)
    {
        if (!rest.TryDequeue(out string? path))
        {
            Refuse("The path of a script file must follow -File.", rest);
            return;
        }

        // "-File -" is standard input, or the prompt on a terminal: what the program starts with anyway.
        if (path is "-")
        {
            rest.Clear();
            return;
        }

        if (!File.Exists(path))
        {
            Refuse(path.StartsWith('-') ? $"'{path}' is no option of this program." : $"There is no script file '{path}'.", rest);
            return;
        }

        Start = Start.File;
        Text = Path.GetFullPath(path);
        ScriptArguments = SmartCard.Shell.ScriptArguments.Read(rest);
        rest.Clear();
    }
}
