namespace SmartCard.Apdu;

/// <summary>
/// Tells, exchange after exchange with one card, what must not be written down: the command, the answer, or neither. The
/// rest of an answer that GET RESPONSE fetches (ISO/IEC 7816-4, 11.8.1) belongs to the command before it.
/// </summary>
public sealed class SecretExchanges
{
    private const byte MoreData = 0x61;

    private bool restIsSecret;

    /// <summary>Takes the next exchange.</summary>
    /// <param name="command">The command.</param>
    /// <param name="answer">The buffer with the answer.</param>
    /// <param name="length">How many bytes of it are the answer; 0 when there was none.</param>
    /// <param name="commandIsSecret">Whether the command carries a secret.</param>
    /// <returns>Whether the answer may give a secret back.</returns>
    public bool Next(byte[] command, byte[] answer, int length, out bool commandIsSecret)
    {
        commandIsSecret = SecretCommands.Contains(command);
        bool isGetResponse = command is [_, 0xC0 or 0xC1, ..];
        bool answerIsSecret = commandIsSecret || (restIsSecret && isGetResponse);
        restIsSecret = answerIsSecret && length >= 2 && answer[length - 2] is MoreData;
        return answerIsSecret;
    }
}
