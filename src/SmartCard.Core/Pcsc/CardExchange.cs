using System;
using SmartCard.Apdu;
using SmartCard.Bytes;

namespace SmartCard.Pcsc;

/// <summary>A command that was sent to a card, and the card's answer.</summary>
public sealed class CardExchange
{
    private readonly byte[] command;
    private readonly byte[] answer;
    private readonly bool includeSecrets;

    /// <summary>Describes an exchange.</summary>
    /// <param name="readerName">The reader's name.</param>
    /// <param name="command">The command; not changed afterwards by the caller.</param>
    /// <param name="answer">The answer, SW1 and SW2 at its end; not changed afterwards by the caller.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="includeSecrets">Whether a command that carries a PIN or a key is shown whole.</param>
    /// <exception cref="CardAnswerException">The answer has fewer than two bytes.</exception>
    public CardExchange(string readerName, byte[] command, byte[] answer, TimeSpan duration, bool includeSecrets = false)
    {
        if (answer.Length < 2)
            throw CardAnswerException.TooShort(answer.Length);
        ReaderName = readerName;
        this.command = command;
        this.answer = answer;
        Duration = duration;
        this.includeSecrets = includeSecrets;
    }

    /// <summary>
    /// The command as upper-case pairs with spaces: <c>00 A4 04 00</c>. Of one that carries a PIN or a key only the header and
    /// the length are shown, and <c>**</c> for each further byte (<see cref="SecretCommands"/>).
    /// </summary>
    public string Command => includeSecrets ? HexText.Format(command) : SecretCommands.Mask(command);

    /// <summary>The whole answer as upper-case pairs with spaces, SW1 and SW2 at its end.</summary>
    public string Response => HexText.Format(answer);

    /// <summary>The data before SW1 and SW2, 0 to 65,536 bytes; a copy.</summary>
    public byte[] Data
    {
        get
        {
            byte[] data = new byte[answer.Length - 2];
            Buffer.BlockCopy(answer, 0, data, 0, data.Length);
            return data;
        }
    }

    /// <summary>The first status byte.</summary>
    public byte SW1 => answer[answer.Length - 2];

    /// <summary>The second status byte.</summary>
    public byte SW2 => answer[answer.Length - 1];

    /// <summary>SW1 and SW2 as four hexadecimal digits: <c>9000</c>.</summary>
    public string StatusWord => Status.Text;

    /// <summary>What SW1 and SW2 mean (ISO/IEC 7816-4 and others).</summary>
    public string Meaning => Status.Meaning;

    /// <summary>Whether the command was processed without a warning: 9000 and 61xx.</summary>
    public bool IsSuccess => Status.IsSuccess;

    /// <summary>The time from the command to the whole answer, GET RESPONSE and repetitions included.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The reader's name.</summary>
    public string ReaderName { get; }

    private StatusWord Status => Apdu.StatusWord.Of(SW1, SW2);

    /// <summary>The answer, as <see cref="Response"/> has it.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Response;
}
