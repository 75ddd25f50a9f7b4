using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace SmartCard.Tests.Engine;

/// <summary>A script in the real engine that runs while the test goes on: what it gives is taken object by object.</summary>
internal sealed class RunningScript : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly TextHost host = new();
    private readonly Runspace runspace;
    private readonly PowerShell shell;
    private readonly BlockingCollection<PSObject> given = [];
    private readonly PSDataCollection<PSObject> output = [];
    private readonly IAsyncResult running;

    private RunningScript(string script)
    {
        runspace = RunspaceFactory.CreateRunspace(host, InitialSessionState.CreateDefault2());
        runspace.Open();
        shell = PowerShell.Create(runspace);
        shell.AddScript($"Import-Module '{Repository.Manifest}'").Invoke();
        shell.Commands.Clear();
        shell.AddScript(script);
        output.DataAdded += (_, added) => given.Add(output[added.Index]);
        running = shell.BeginInvoke<PSObject, PSObject>(null, output);
    }

    /// <summary>What the host was given to show so far.</summary>
    public string HostText => host.Text;

    /// <summary>The streams other than the output.</summary>
    public PSDataStreams Streams => shell.Streams;

    public static RunningScript Start(string script) => new(script);

    /// <summary>The next object, waited for.</summary>
    public PSObject Next()
    {
        if (!given.TryTake(out PSObject? item, Deadline))
        {
            // ReadAll and not the enumerator, which waits for the end of the stream.
            Assert.Fail("No object came. " + string.Join(' ', shell.Streams.Error.ReadAll().Select(error => error.ToString())));
        }

        return item;
    }

    /// <summary>The next object as text.</summary>
    public string NextText() => Next().BaseObject.ToString()!;

    /// <summary>Ends it as Ctrl+C does, and says how long that took.</summary>
    public async Task<TimeSpan> Stop()
    {
        long start = Stopwatch.GetTimestamp();
        await Task.Run(shell.Stop, TestContext.Current.CancellationToken).WaitAsync(Deadline, TestContext.Current.CancellationToken);
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        return time;
    }

    /// <summary>Waits for its end.</summary>
    public void End()
    {
        Assert.True(running.AsyncWaitHandle.WaitOne(Deadline), "The script does not end.");
        shell.EndInvoke(running);
    }

    /// <summary>Closes the runspace, as PowerShell does when it ends.</summary>
    public void Dispose()
    {
        shell.Dispose();
        runspace.Dispose();
        given.Dispose();
        output.Dispose();
    }
}
