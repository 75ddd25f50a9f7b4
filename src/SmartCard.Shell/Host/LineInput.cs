using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Win32.SafeHandles;

namespace SmartCard.Shell.Host;

/// <summary>Lines from the terminal or from redirected input; Ctrl+C ends the wait for one.</summary>
internal sealed class LineInput : IDisposable
{
    private const int StandardInput = 0;
    private static readonly TimeSpan UntilInterruptIsTold = TimeSpan.FromMilliseconds(200);

    private readonly AutoResetEvent interrupted = new(initialState: false);
    private readonly TextReader reader;
    private readonly TerminalMode mode = new();
    private Task<string?>? pending;
    private volatile bool waiting;

    public LineInput() => reader = IsRedirected || OperatingSystem.IsWindows() ? Console.In : Terminal();

    public bool IsRedirected { get; } = Console.IsInputRedirected;

    /// <summary>The next line, or null at the end.</summary>
    /// <param name="ask">
    /// Shows the prompt. It is called once the wait has begun, so that Ctrl+C counts from the moment the prompt is seen.
    /// </param>
    /// <exception cref="OperationCanceledException">Ctrl+C was pressed instead.</exception>
    public string? ReadLine(Action? ask = null)
    {
        interrupted.Reset();
        mode.Restore();
        waiting = true;
        try
        {
            ask?.Invoke();

            // A read cannot be called back: one that Ctrl+C left behind delivers the next line.
            pending ??= Task.Run(reader.ReadLine);
            if (WaitHandle.WaitAny([((IAsyncResult)pending).AsyncWaitHandle, interrupted]) == 1)
                throw new OperationCanceledException();

            string? line = pending.GetAwaiter().GetResult();
            pending = null;

            // Windows ends the read at Ctrl+C as it does at the end, and tells of Ctrl+C a moment later.
            if (line is null && !IsRedirected && OperatingSystem.IsWindows() && interrupted.WaitOne(UntilInterruptIsTold))
                throw new OperationCanceledException();
            return line;
        }
        finally
        {
            waiting = false;
        }
    }

    /// <summary>What is left of the input, line by line.</summary>
    public IEnumerable<string> RemainingLines()
    {
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    /// <summary>Ends the wait for a line, if there is one.</summary>
    public void Interrupt()
    {
        if (waiting)
            interrupted.Set();
    }

    public void Dispose()
    {
        interrupted.Dispose();

        // Console.In stays open for everyone, and a read that still waits would hold up the closing of any other.
        if (pending is null && !ReferenceEquals(reader, Console.In))
            reader.Dispose();
    }

    // Console.In would take the keys one by one and edit the line itself, less well than the terminal does.
    private static StreamReader Terminal() => new(
        new FileStream(new SafeFileHandle(StandardInput, ownsHandle: false), FileAccess.Read, bufferSize: 0),
        Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
}
