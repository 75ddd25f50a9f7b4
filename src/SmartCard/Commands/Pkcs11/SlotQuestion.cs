using System;
using System.Collections.Generic;
using System.Diagnostics;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>
/// A question to one slot of a module after the other, on the thread beside the pipeline's. Answers that come within a
/// moment are handed over together: to change threads for each would cost more than many of them.
/// </summary>
/// <param name="slots">The slots.</param>
/// <param name="ask">The question.</param>
internal sealed class SlotQuestion<T>(Func<IEnumerable<Pkcs11Slot>> slots, Func<Pkcs11Slot, T> ask)
{
    /// <summary>Nobody sees answers come later by this.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(0.5);

    private Queue<Pkcs11Slot>? left;

    /// <summary>Whether all slots have answered.</summary>
    public bool IsAnswered => left is { Count: 0 };

    /// <summary>Asks on, for a moment or as long as one answer takes.</summary>
    /// <exception cref="Pkcs11Exception">The slots are not told.</exception>
    public List<(Pkcs11Slot Slot, T? Answer, Pkcs11Exception? Failure)> Ask()
    {
        left ??= new Queue<Pkcs11Slot>(slots());
        List<(Pkcs11Slot Slot, T? Answer, Pkcs11Exception? Failure)> answers = [];
        for (Stopwatch time = Stopwatch.StartNew(); left.Count > 0 && (answers.Count is 0 || time.Elapsed < Moment);)
        {
            Pkcs11Slot slot = left.Dequeue();
            try
            {
                answers.Add((slot, ask(slot), null));
            }
            catch (Pkcs11Exception exception)
            {
                answers.Add((slot, default, exception));
            }
        }

        return answers;
    }
}
