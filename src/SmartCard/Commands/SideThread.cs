using System;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading;

namespace SmartCard.Commands;

/// <summary>
/// A thread beside the pipeline's, for calls that nobody can break off. It takes one call after the other; a caller who does
/// not want to wait any more leaves it alone with its last.
/// </summary>
/// <remarks>
/// Two threads that wake each other for every exchange with a card would cost more than a fast card itself. Each therefore
/// looks a while for what it waits for, giving way to everybody else, before it sleeps.
/// </remarks>
internal sealed class SideThread : IDisposable
{
    /// <summary>Some 0.9 ms: longer than a virtual card or a token of software takes, short beside a real one.</summary>
    private const int LooksForAnAnswer = 2000;

    /// <summary>The next command of a pipeline comes within microseconds, or from something slow.</summary>
    private const int LooksForACall = 500;

    // To start a thread takes longer than most calls; so many wait for the next command, and cost nothing meanwhile.
    private const int MostAtRest = 4;
    private static readonly ConcurrentStack<SideThread> AtRest = new();

    // Without a wait handle, which nobody asks them for, they hold nothing that had to be released.
    private readonly ManualResetEventSlim asked = new(initialState: false, LooksForACall);
    private readonly ManualResetEventSlim done = new(initialState: false, LooksForAnAnswer);
    private Action? next;
    private volatile bool isLeftAlone;

    private SideThread()
    {
        Thread thread = new(Serve) { IsBackground = true, Name = "SmartCard" };

        // It outlives the command that had it made, and must not keep that one's context: each call brings its own.
        if (ExecutionContext.IsFlowSuppressed())
        {
            thread.Start();
            return;
        }

        using (ExecutionContext.SuppressFlow())
            thread.Start();
    }

    /// <summary>
    /// A thread that is at rest, or a new one; not one of .NET's pool, which a card that never answers would keep from everybody
    /// else.
    /// </summary>
    public static SideThread Take() => AtRest.TryPop(out SideThread? rested) ? rested : new SideThread();

    /// <summary>Makes a call on the other thread, in the caller's context, so that his trace sees it, and waits for its end.</summary>
    /// <param name="call">The call; it throws nothing.</param>
    /// <param name="stopping">Ends the waiting, and not the call, which is made also when the token is cancelled already.</param>
    /// <exception cref="OperationCanceledException">The waiting was ended. No other call may follow.</exception>
    public void Run(Action call, CancellationToken stopping)
    {
        done.Reset();
        next = InContext(call);
        asked.Set();
        try
        {
            done.Wait(stopping);
        }
        catch (OperationCanceledException)
        {
            isLeftAlone = true;
            throw;
        }
    }

    /// <summary>Lets the thread rest for the next who takes one; one that was left alone ends, when its last call has returned.</summary>
    public void Dispose()
    {
        if (!isLeftAlone && AtRest.Count < MostAtRest)
        {
            AtRest.Push(this);
            return;
        }

        asked.Set();
    }

    private static Action InContext(Action call) => ExecutionContext.Capture() is { } context
        ? () => ExecutionContext.Run(context, static inner => ((Action)inner!)(), call)
        : call;

    private void Serve()
    {
        while (ServeOnce())
        {
            // What the call held is let go of with the frame below, also while the thread rests.
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool ServeOnce()
    {
        asked.Wait();
        asked.Reset();
        if (Interlocked.Exchange(ref next, null) is not { } call)
            return false;
        call();
        done.Set();
        return !isLeftAlone;
    }
}
