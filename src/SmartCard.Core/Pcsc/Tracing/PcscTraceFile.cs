using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc.Tracing;

/// <summary>
/// A trace of all PC/SC calls of this process into a file, one line of JSON for each, and one more while it takes long. Each line is handed to the operating
/// system before the call returns to its caller, so that the end of the process, however it comes, leaves whole lines.
/// </summary>
public sealed class PcscTraceFile : IDisposable, ICallRecorder
{
    /// <summary>A call that takes longer is written before it returns as well: it may never do, and the process be killed.</summary>
    private static readonly TimeSpan LongCall = TimeSpan.FromSeconds(0.5);

    private static PcscTraceFile? running;

    private readonly object gate = new();
    private readonly HashSet<TracedCall> open = [];
    private readonly Timer timer;
    private readonly FileStream file;
    private readonly PcscTraceOptions options;
    private bool isTimed;
    private bool ended;

    private PcscTraceFile(FileStream file, PcscTraceOptions options)
    {
        this.file = file;
        this.options = options;
        timer = new Timer(_ => WriteLongCalls());
        Path = file.Name;
    }

    /// <summary>The trace that is on; null when there is none. A process has one at a time.</summary>
    public static PcscTraceFile? Running => Volatile.Read(ref running);

    /// <summary>The file, as a full path.</summary>
    public string Path { get; }

    /// <summary>How many calls were written that have returned.</summary>
    public int CallCount { get; private set; }

    /// <summary>When the trace began, in local time.</summary>
    public DateTime Start { get; } = DateTime.Now;

    /// <summary>Why the trace ended by itself, such as a full disk; null when it did not.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Begins to write.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">
    /// <see cref="FileMode.Create"/>, <see cref="FileMode.CreateNew"/>, or <see cref="FileMode.OpenOrCreate"/> to go on at its end.
    /// </param>
    /// <param name="options">What is taken up and shown.</param>
    /// <returns>The trace; null when one is on already.</returns>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written, or not be kept from others when it gets secrets.</exception>
    public static PcscTraceFile? TryStart(string path, FileMode mode, PcscTraceOptions options)
    {
        if (Running is not null)
            return null;

        // Without a buffer each line is one write; others may read meanwhile, but no PINs and keys.
        FileStream stream = options.IncludeSecrets
            ? SecretFile.Open(path, mode, FileAccess.ReadWrite)
            : new FileStream(path, mode, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);
        PcscTraceFile trace = new(stream, options);
        if (Interlocked.CompareExchange(ref running, trace, null) is not null)
        {
            trace.file.Dispose();
            return null;
        }

        trace.EndLastLine();
        PcscTrace.Opened();
        return trace;
    }

    /// <summary>Ends the trace, closes the file and tells what was written.</summary>
    public PcscTraceFileResult Stop()
    {
        Dispose();
        return new PcscTraceFileResult(Path, CallCount, Start, DateTime.Now);
    }

    /// <summary>Ends the trace and closes the file; a second time does nothing.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (ended)
                return;
            ended = true;
            timer.Dispose();
            file.Dispose();
        }

        if (Interlocked.CompareExchange(ref running, null, this) == this)
            PcscTrace.Closed();
    }

    void ICallRecorder.Begin(TracedCall call)
    {
        // What takes long is not the same in two runs.
        if (options.Diffable || !(options.Belongs?.Invoke() ?? true))
            return;
        lock (gate)
        {
            open.Add(call);
            LookLater();
        }
    }

    void ICallRecorder.Record(TracedCall call)
    {
        lock (gate)
        {
            open.Remove(call);
            if (options.Belongs?.Invoke() ?? true)
                Write(JsonLine.Of(new PcscCall(call, CallCount + 1, options)), count: 1);
        }
    }

    private void WriteLongCalls()
    {
        lock (gate)
        {
            isTimed = false;
            DateTime longAgo = DateTime.Now - LongCall;
            foreach (TracedCall call in open.Where(call => call.Start <= longAgo).OrderBy(call => call.Start).ToArray())
            {
                open.Remove(call);
                Write(JsonLine.Of(new PcscCall(call, number: 0, options), hasReturned: false), count: 0);
            }

            LookLater();
        }
    }

    /// <summary>One timer for all calls: it looks again while one is open, and rests otherwise.</summary>
    private void LookLater()
    {
        if (isTimed || ended || open.Count is 0)
            return;
        isTimed = true;
        timer.Change(LongCall, Timeout.InfiniteTimeSpan);
    }

    private void Write(string text, int count)
    {
        if (ended || Failure is not null)
            return;
        byte[] line = Encoding.ASCII.GetBytes(text);
        try
        {
            file.Write(line, 0, line.Length);
            file.Flush();
            CallCount += count;
        }
        catch (IOException exception)
        {
            // The call that is traced goes on; whoever stops the trace is told.
            Failure = exception;
        }
    }

    /// <summary>What a process that was killed may have left unfinished stays a line of its own.</summary>
    private void EndLastLine()
    {
        if (!file.CanSeek || file.Length is 0)
            return;
        file.Seek(-1, SeekOrigin.End);
        if (file.ReadByte() is '\n')
            return;
        file.WriteByte((byte)'\n');
        file.Flush();
    }
}
