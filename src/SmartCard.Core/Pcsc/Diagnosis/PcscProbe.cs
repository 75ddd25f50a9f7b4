using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc.Diagnosis;

/// <summary>One attempt to reach the service and list the readers, on a thread of its own: a service that hangs holds nobody up.</summary>
internal sealed class PcscProbe
{
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(5);

    private readonly Stopwatch clock = new();
    private readonly Lazy<Task<string[]>> started;

    /// <summary>Nothing is called before something is asked for.</summary>
    public PcscProbe(IWinSCard native) => started = new Lazy<Task<string[]>>(() =>
    {
        clock.Start();
        return Task.Factory.StartNew(() => ListReaders(native), default, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    });

    private Task<string[]> Attempt => started.Value;

    /// <summary>The names of the readers; null when the service was not reached.</summary>
    public IReadOnlyList<string>? Readers => HasEnded() && Attempt.Status is TaskStatus.RanToCompletion ? Attempt.Result : null;

    /// <summary>Why the service was not reached; null when it was, or does not answer.</summary>
    public PcscException? Failure => HasEnded() ? Attempt.Exception?.InnerException as PcscException : null;

    /// <summary>Whether the service has neither answered nor refused in time.</summary>
    public bool Hangs => !HasEnded();

    /// <summary>Whether the library could not be loaded.</summary>
    public bool LacksLibrary => Failure?.Status is PcscStatus.ModuleNotFound or PcscStatus.ProcedureNotFound or PcscStatus.BadImageFormat;

    /// <summary>The time counts from the beginning: only the first that asks has to wait.</summary>
    private bool HasEnded()
    {
        Task attempt = Attempt;
        TimeSpan left = LongestAttempt - clock.Elapsed;
        return Task.WaitAny([attempt], left > TimeSpan.Zero ? left : TimeSpan.Zero) is 0;
    }

    private static string[] ListReaders(IWinSCard native)
    {
        using PcscContext context = new(native);
        return context.ListReaders().ToArray();
    }
}
