using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Runtime.InteropServices;
using System.Threading;
using SmartCard.Shell.Host;

namespace SmartCard.Shell;

/// <summary>One runspace with the module in it, from the command line to the exit code.</summary>
internal sealed class Session : IDisposable
{
    private readonly ShellHost host;
    private readonly Runspace runspace;
    private readonly PosixSignalRegistration interrupt;
    private readonly Lock running = new();
    private readonly Stack<Pipeline?> pipelines = new();
    private Outcome last = Outcome.Completed;

    public Session(ShellHost host)
    {
        this.host = host;
        host.NestedPrompt = RunNestedPrompt;
        runspace = EngineSetup.Open(host);
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
    }

    private enum Outcome
    {
        Completed,
        Failed,
        Stopped,
    }

    public int Run(CommandLine commandLine)
    {
        if (commandLine is { Start: Start.Prompt, NoLogo: false })
            host.UI.WriteLine(ShellText.Banner);
        EngineSetup.ImportModule(this);

        switch (commandLine.Start)
        {
            case Start.Command:
                Execute(commandLine.Text);
                break;
            case Start.File:
                ExecuteFile(commandLine);
                break;
        }

        if (commandLine.NoExit || commandLine.Start is Start.Prompt or Start.StandardInput)
            new PromptLoop(this, host).Run();

        return host.RequestedExitCode ?? ExitCodeOfLastCommand();

        int ExitCodeOfLastCommand() => last switch
        {
            Outcome.Completed when LastCommandSucceeded() => ExitCode.Success,
            Outcome.Stopped when commandLine.Start is not Start.Prompt => ExitCode.Interrupted,
            _ => ExitCode.Failure,
        };
    }

    /// <summary>Runs a text and shows what comes out of it, errors too.</summary>
    public void Execute(string text)
    {
        // What is kept in the history counts for $?, and nothing else does.
        Pipeline pipeline = CreatePipeline(text, addToHistory: true);
        Show(pipeline, InputFor(Parser.ParseInput(text, out _, out _)));
    }

    /// <summary>Runs a text out of sight and gives the first object that comes out, or null when it failed.</summary>
    public PSObject? Evaluate(string text)
    {
        using Pipeline pipeline = CreatePipeline(text, addToHistory: false);
        try
        {
            return Invoke(pipeline, []).FirstOrDefault();
        }
        catch (RuntimeException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        interrupt.Dispose();
        runspace.Dispose();
    }

    // While a prompt inside a pipeline waits for a command, Ctrl+C must not stop the pipeline around it.
    private void RunNestedPrompt()
    {
        lock (running)
            pipelines.Push(null);
        try
        {
            new PromptLoop(this, host).Run();
        }
        finally
        {
            lock (running)
                pipelines.Pop();
        }
    }

    private void ExecuteFile(CommandLine commandLine)
    {
        var script = new Command(commandLine.Text, isScript: false, useLocalScope: false);
        foreach (CommandParameter argument in commandLine.ScriptArguments)
            script.Parameters.Add(argument);

        Pipeline pipeline = CreatePipeline();
        pipeline.Commands.Add(script);
        if (!commandLine.NoExit)
            ScriptExit.EndsTheProgram(runspace);
        Show(pipeline, InputFor(Parser.ParseFile(commandLine.Text, out _, out _)));
    }

    private void Show(Pipeline pipeline, IEnumerable<string> input)
    {
        // Errors join the output, so that each appears where it happened; Out-Default tells the two apart again.
        pipeline.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        pipeline.Commands.Add("Out-Default");
        try
        {
            Invoke(pipeline, input);
            last = pipeline.PipelineStateInfo.State == PipelineState.Stopped ? Outcome.Stopped : Outcome.Completed;
        }
        catch (PipelineStoppedException)
        {
            last = Outcome.Stopped;
        }
        catch (RuntimeException exception)
        {
            Report(exception);
            last = Outcome.Failed;
        }
        finally
        {
            host.ProgressLine.Clear();
            pipeline.Dispose();
        }

        // The terminal has shown ^C where the cursor was.
        if (last == Outcome.Stopped && !Console.IsOutputRedirected)
            host.UI.WriteLine();
    }

    private void Report(RuntimeException exception)
    {
        using Pipeline pipeline = CreatePipeline();
        pipeline.Commands.Add("Out-Default");
        host.Output.ShowAsError(() => Invoke(pipeline, [exception.ErrorRecord]), exception.Message);
    }

    private Collection<PSObject> Invoke(Pipeline pipeline, IEnumerable<object> input)
    {
        lock (running)
            pipelines.Push(pipeline);
        try
        {
            return pipeline.Invoke(input);
        }
        finally
        {
            lock (running)
                pipelines.Pop();
        }
    }

    // A prompt inside a running pipeline (a debugger's, or "Suspend" at a confirmation) has that pipeline's thread.
    private Pipeline CreatePipeline() => pipelines.Count == 0 ? runspace.CreatePipeline() : runspace.CreateNestedPipeline();

    private Pipeline CreatePipeline(string text, bool addToHistory) =>
        pipelines.Count == 0 ? runspace.CreatePipeline(text, addToHistory) : runspace.CreateNestedPipeline(text, addToHistory);

    private bool LastCommandSucceeded() => LanguagePrimitives.IsTrue(Evaluate("$global:?"));

    // Standard input is left alone unless the script asks for it: it may never end.
    private IEnumerable<string> InputFor(Ast script)
    {
        bool asksForIt = script.Find(
            static ast => ast is VariableExpressionAst { VariablePath.UserPath: var name }
                && string.Equals(name, "input", StringComparison.OrdinalIgnoreCase),
            searchNestedScriptBlocks: false) is not null;
        return asksForIt && host.Input.IsRedirected ? host.Input.RemainingLines() : [];
    }

    private void Interrupt(PosixSignalContext context)
    {
        context.Cancel = true;
        lock (running)
        {
            if (pipelines.TryPeek(out Pipeline? pipeline))
                pipeline?.StopAsync();
        }

        host.Input.Interrupt();
    }
}
