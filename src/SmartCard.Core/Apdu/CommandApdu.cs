using System;
using SmartCard.Bytes;
using static System.FormattableString;

namespace SmartCard.Apdu;

/// <summary>A command APDU (ISO/IEC 7816-4, 5.1): CLA, INS, P1, P2, and as the case has it Lc, data and Le. Immutable.</summary>
public sealed partial class CommandApdu
{
    /// <summary>The most data bytes a command holds, with an extended Lc: 65535.</summary>
    public const int MaxDataLength = 0xFFFF;

    /// <summary>The most bytes a command asks for, with an extended Le: 65536.</summary>
    public const int MaxLe = 0x10000;

    /// <summary>The most data bytes with a short Lc: 255.</summary>
    public const int MaxShortDataLength = 0xFF;

    /// <summary>The most bytes a short Le asks for: 256.</summary>
    public const int MaxShortLe = 0x100;

    private readonly byte[] bytes;
    private readonly ApduForm form;

    private CommandApdu(byte[] bytes, ApduForm form)
    {
        this.bytes = bytes;
        this.form = form;
    }

    /// <summary>Makes a command.</summary>
    /// <param name="cla">The class byte.</param>
    /// <param name="ins">The instruction byte.</param>
    /// <param name="p1">The first parameter byte.</param>
    /// <param name="p2">The second parameter byte.</param>
    /// <param name="data">0 to 65535 data bytes; null is none. They are copied.</param>
    /// <param name="le">How many data bytes the answer may have at most, 1 to 65536; null when no answer is asked for.</param>
    /// <param name="extended">
    /// Whether Lc and Le have the extended form; null is short where that is enough. Without data and Le there is no
    /// difference.
    /// </param>
    /// <exception cref="InvalidApduParameterException">
    /// More data, or a larger Le, than the form has room for; an Le below 1.
    /// </exception>
    public CommandApdu(byte cla, byte ins, byte p1, byte p2, byte[]? data = null, int? le = null, bool? extended = null)
    {
        int count = data?.Length ?? 0;
        bool isExtended = (count > 0 || le is not null) && (extended ?? (count > MaxShortDataLength || le > MaxShortLe));
        int mostData = extended == false ? MaxShortDataLength : MaxDataLength;
        int mostLe = extended == false ? MaxShortLe : MaxLe;
        if (count > mostData)
            throw new InvalidApduParameterException(nameof(Data), Invariant($"A command with {Name(extended)} length fields has 0 to {mostData} data bytes."));
        if (le < 1 || le > mostLe)
            throw new InvalidApduParameterException(nameof(Le), Invariant($"Le of a command with {Name(extended)} length fields is 1 to {mostLe}."));
        bytes = ApduForm.Write(cla, ins, p1, p2, data, le, isExtended, out form);
    }

    /// <summary>The whole command in hexadecimal digits: <c>00 A4 04 00</c>.</summary>
    public string Apdu => HexText.Format(bytes);

    /// <summary>The class byte: what kind of command, which channel, whether secure messaging or chaining.</summary>
    public byte Cla => bytes[0];

    /// <summary>The instruction byte: which command.</summary>
    public byte Ins => bytes[1];

    /// <summary>The first parameter byte.</summary>
    public byte P1 => bytes[2];

    /// <summary>The second parameter byte.</summary>
    public byte P2 => bytes[3];

    /// <summary>The data; a new copy each time, empty when there is none.</summary>
    public byte[] Data
    {
        get
        {
            var data = new byte[form.DataLength];
            Array.Copy(bytes, form.DataOffset, data, 0, data.Length);
            return data;
        }
    }

    /// <summary>The data in hexadecimal digits; empty when there is none.</summary>
    public string DataText => HexText.Format(bytes, form.DataOffset, form.DataLength);

    /// <summary>Nc, how many data bytes there are, 0 to 65535.</summary>
    public int DataLength => form.DataLength;

    /// <summary>Ne, how many data bytes the answer may have at most, 1 to 65536; <see langword="null"/> without Le.</summary>
    public int? Le => form.Le;

    /// <summary>Whether Lc and Le have the extended form.</summary>
    public bool IsExtended => form.Case >= ApduCase.Case2Extended;

    /// <summary>Which of the seven forms the command has.</summary>
    public ApduCase Case => form.Case;

    /// <summary>Reads a command.</summary>
    /// <param name="bytes">The bytes, all of them; they are copied.</param>
    /// <returns>The command.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="InvalidApduException">The bytes have none of the forms.</exception>
    public static CommandApdu Read(byte[] bytes) =>
        TryRead(bytes, out CommandApdu? command, out string? error) ? command : throw new InvalidApduException(error);

    /// <summary>Reads a command, without an exception for bytes that are none.</summary>
    /// <param name="bytes">The bytes, all of them; they are copied.</param>
    /// <param name="command">The command, when there is one.</param>
    /// <param name="error">What is wrong, as a sentence, when there is none.</param>
    /// <returns>Whether the bytes are a command.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    public static bool TryRead(
        byte[] bytes,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out CommandApdu? command,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out string? error)
    {
        if (bytes is null)
            throw new ArgumentNullException(nameof(bytes));
        command = ApduForm.TryRead(bytes, out ApduForm form, out error) ? new((byte[])bytes.Clone(), form) : null;
        return command is not null;
    }

    /// <summary>The whole command; a new copy each time.</summary>
    public byte[] GetBytes() => (byte[])bytes.Clone();

    /// <summary>The whole command in hexadecimal digits: <c>00 A4 04 00</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Apdu;

    private static string Name(bool? extended) => extended == false ? "short" : "extended";
}
