using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace SmartCard.Commands;

/// <summary>A call whose caller may stop waiting for it; its result then is undone, whichever of the two comes first.</summary>
/// <param name="call">The call.</param>
/// <param name="undo">What to do with a result that nobody waits for any more.</param>
internal sealed class InterruptibleCall<T>(Func<T> call, Action<T>? undo)
{
    private T? result;
    private ExceptionDispatchInfo? failure;
    private int first;

    /// <summary>The result; to be asked for after <see cref="Run"/>. What the call threw is thrown here.</summary>
    public T Result
    {
        get
        {
            failure?.Throw();
            return result!;
        }
    }

    /// <summary>Makes the call.</summary>
    public void Run()
    {
        try
        {
            result = call();
        }
#pragma warning disable CA1031 // Whatever it is, the caller gets it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failure = ExceptionDispatchInfo.Capture(exception);
        }

        UndoIfSecond();
    }

    /// <summary>Nobody waits for the result any more.</summary>
    public void Abandon() => UndoIfSecond();

    private void UndoIfSecond()
    {
        if (Interlocked.Exchange(ref first, 1) is 0 || failure is not null)
            return;
        undo?.Invoke(result!);
    }
}
