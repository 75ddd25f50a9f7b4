using System;
using System.Management.Automation;
using System.Management.Automation.Internal;

namespace SmartCard.Shell.Host;

/// <summary>Standard output and standard error: coloured on a terminal, plain text elsewhere.</summary>
internal sealed class TextOutput
{
    private readonly ProgressLine progress;
    private bool toErrors;
    private bool errorShown;

    public TextOutput(ProgressLine progress)
    {
        this.progress = progress;
        string? terminal = Environment.GetEnvironmentVariable("TERM");
        SupportsVirtualTerminal = terminal is not "dumb";
        if (Environment.GetEnvironmentVariable("NO_COLOR") is not null || terminal is "xterm-mono" or "xtermm")
            PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
    }

    /// <summary>Whether the terminal takes escape sequences. .NET turns them on in a Windows console.</summary>
    public bool SupportsVirtualTerminal { get; }

    public void Write(string value)
    {
        progress.Erase();
        Console.Out.Write(Render(value, Console.IsOutputRedirected));
    }

    public void WriteLine(string value)
    {
        if (toErrors)
            WriteErrorLine(value);
        else
            Write(value + Environment.NewLine);
    }

    public void WriteErrorLine(string value)
    {
        // The engine ends an error with an empty line that pwsh leaves out.
        string text = Render(value, Console.IsErrorRedirected);
        if (string.IsNullOrEmpty(text))
            return;

        progress.Erase();
        errorShown = true;
        Console.Error.WriteLine(text);
    }

    /// <summary>Sends what the action shows to standard error; the message when it shows nothing.</summary>
    public void ShowAsError(Action show, string message)
    {
        toErrors = true;
        errorShown = false;
        try
        {
            show();
            if (!errorShown)
                WriteErrorLine(message);
        }
        finally
        {
            toErrors = false;
        }
    }

    private string Render(string value, bool redirected)
    {
        bool plain = PSStyle.Instance.OutputRendering switch
        {
            OutputRendering.PlainText => true,
            OutputRendering.Ansi => false,
            _ => redirected || !SupportsVirtualTerminal,
        };
        return plain ? new StringDecorated(value).ToString(OutputRendering.PlainText) : value;
    }
}
