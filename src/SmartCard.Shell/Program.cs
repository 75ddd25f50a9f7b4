using System;
using System.Text;
using SmartCard.Shell.Host;

namespace SmartCard.Shell;

/// <summary>A PowerShell for machines that have none: the engine, a console and the SmartCard module.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.OutputEncoding = utf8;
        Console.InputEncoding = utf8;

        var commandLine = CommandLine.Parse(arguments);
        switch (commandLine.Start)
        {
            case Start.Refuse:
                Console.Error.WriteLine(commandLine.Text);
                Console.Error.WriteLine(ShellText.SeeHelp);
                return ExitCode.Usage;
            case Start.Help:
                Console.WriteLine(ShellText.Usage);
                return ExitCode.Success;
            case Start.Version:
                Console.WriteLine(ShellText.Version);
                return ExitCode.Success;
            default:
                using (var host = new ShellHost(commandLine.NonInteractive))
                using (var session = new Session(host))
                    return session.Run(commandLine);
        }
    }
}
