using System;
using SmartCard.Bytes;

namespace SmartCard.Pcsc;

/// <summary>
/// The answer of a reader or its driver to a control code. What was sent is not kept: it may hold a PIN.
/// </summary>
public sealed class ControlExchange
{
    private readonly byte[] answer;

    /// <summary>Describes an exchange.</summary>
    /// <param name="readerName">The reader's name.</param>
    /// <param name="controlCode">The control code.</param>
    /// <param name="answer">The answer; not changed afterwards by the caller.</param>
    /// <param name="duration">How long it took.</param>
    public ControlExchange(string readerName, uint controlCode, byte[] answer, TimeSpan duration)
    {
        ReaderName = readerName;
        ControlCode = controlCode;
        this.answer = answer;
        Duration = duration;
    }

    /// <summary>The reader's name.</summary>
    public string ReaderName { get; }

    /// <summary>The control code, as it was sent.</summary>
    public uint ControlCode { get; }

    /// <summary>The answer as upper-case pairs with spaces; empty when there is none.</summary>
    public string Response => HexText.Format(answer);

    /// <summary>The answer, 0 to 65,538 bytes; a copy.</summary>
    public byte[] Data => (byte[])answer.Clone();

    /// <summary>The time from the command to the answer.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The answer, as <see cref="Response"/> has it.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Response;
}
