using System;

namespace SmartCard.Apdu;

/// <summary>
/// A channel that completes the answers of another: 61xx is followed by GET RESPONSE until all data is there, 6Cxx by
/// the same command with the Le that the card names (ISO/IEC 7816-4, 5.1.3; ISO/IEC 7816-3, 12.2).
/// </summary>
/// <remarks>
/// What a card can do is bounded: <see cref="MaxRounds"/> times of GET RESPONSE, 65536 data bytes, and one 6Cxx for
/// each command; a second 6Cxx is the answer. An answer that is complete at once is handed on as it is.
/// </remarks>
public sealed class ResponseCompletion : ICardChannel
{
    /// <summary>How often GET RESPONSE is sent for one command at most; 256 times are enough for 65536 bytes.</summary>
    public const int MaxRounds = 1024;

    private const byte MoreData = 0x61;
    private const byte WrongLe = 0x6C;
    private const byte GetResponse = 0xC0;

    private readonly ICardChannel channel;
    private readonly Action<byte[], byte[]>? exchanged;

    /// <summary>Completes the answers of a channel.</summary>
    /// <param name="channel">The channel to the card.</param>
    /// <param name="exchanged">
    /// Called after each single exchange with the bytes of the command and of the answer, the ones that this channel
    /// sends by itself as well; they are not to be changed. Null when nobody looks on.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="channel"/> is null.</exception>
    public ResponseCompletion(ICardChannel channel, Action<byte[], byte[]>? exchanged = null)
    {
        this.channel = channel ?? throw new ArgumentNullException(nameof(channel));
        this.exchanged = exchanged;
    }

    /// <summary>Sends a command and collects the whole answer.</summary>
    /// <param name="command">
    /// The bytes of a command APDU. Others are sent as they are, too; a 6Cxx for them is the answer.
    /// </param>
    /// <returns>All data, and the SW1 SW2 of the last answer.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="command"/> is null.</exception>
    /// <exception cref="CardAnswerException">The answer is too short, too long, or has no end.</exception>
    public byte[] Transmit(byte[] command)
    {
        if (command is null)
            throw new ArgumentNullException(nameof(command));
        byte[] answer = AnswerWithRightLe(command, Exchange(command));
        return SW1Of(answer) == MoreData && command.Length > 0 ? Collect(command, answer) : answer;
    }

    private byte[] Collect(byte[] command, byte[] answer)
    {
        byte cla = ClassByte.Plain(command[0]);
        var collected = new byte[CommandApdu.MaxShortLe * 2];
        int count = 0;
        for (int round = 0; ; round++)
        {
            Append(ref collected, ref count, answer);
            if (SW1Of(answer) != MoreData)
                return WithStatus(collected, count, answer);
            if (round == MaxRounds)
                throw CardAnswerException.Endless(MaxRounds);
            byte[] next = [cla, GetResponse, 0, 0, answer[answer.Length - 1]];
            answer = AnswerWithRightLe(next, Exchange(next));
        }
    }

    private byte[] Exchange(byte[] command)
    {
        byte[] answer = channel.Transmit(command) ?? [];
        exchanged?.Invoke(command, answer);
        if (answer.Length < ResponseApdu.StatusLength)
            throw CardAnswerException.TooShort(answer.Length);
        if (answer.Length > CommandApdu.MaxLe + ResponseApdu.StatusLength)
            throw CardAnswerException.TooLong(CommandApdu.MaxLe);
        return answer;
    }

    private static byte SW1Of(byte[] answer) => answer[answer.Length - 2];

    /// <summary>The answer to the same command with the Le that SW2 of an answer 6Cxx names; 00 is 256.</summary>
    private byte[] AnswerWithRightLe(byte[] command, byte[] answer)
    {
        if (SW1Of(answer) != WrongLe || !CommandApdu.TryRead(command, out CommandApdu? wrong, out _))
            return answer;
        byte sw2 = answer[answer.Length - 1];
        int le = sw2 == 0 ? CommandApdu.MaxShortLe : sw2;
        return Exchange(new CommandApdu(wrong.Cla, wrong.Ins, wrong.P1, wrong.P2, wrong.Data, le, wrong.IsExtended).GetBytes());
    }

    private static void Append(ref byte[] collected, ref int count, byte[] answer)
    {
        int more = answer.Length - ResponseApdu.StatusLength;
        if (more > CommandApdu.MaxLe - count)
            throw CardAnswerException.TooLong(CommandApdu.MaxLe);
        if (more > collected.Length - count - ResponseApdu.StatusLength)
            Array.Resize(ref collected, Math.Max(collected.Length * 2, count + more + ResponseApdu.StatusLength));
        Array.Copy(answer, 0, collected, count, more);
        count += more;
    }

    private static byte[] WithStatus(byte[] collected, int count, byte[] answer)
    {
        var whole = new byte[count + ResponseApdu.StatusLength];
        Array.Copy(collected, whole, count);
        Array.Copy(answer, answer.Length - ResponseApdu.StatusLength, whole, count, ResponseApdu.StatusLength);
        return whole;
    }
}
