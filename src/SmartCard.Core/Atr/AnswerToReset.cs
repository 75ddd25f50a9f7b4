using System;
using SmartCard.Atr.Statistics;
using SmartCard.Bytes;

namespace SmartCard.Atr;

/// <summary>
/// An answer to reset (ISO/IEC 7816-3, clause 8), byte by byte and with its meaning. What the card does not say,
/// or says with a reserved code, is <see langword="null"/>.
/// </summary>
/// <remarks>
/// Only bytes that are no ATR at all are refused. Everything else is taken as far as it goes, and what is wrong or
/// missing stands in <see cref="Findings"/>. Reading places the bytes; all meaning is worked out when it is asked for.
/// An object never changes and may be shared between threads.
/// </remarks>
public sealed partial class AnswerToReset
{
    private const byte DirectTS = 0x3B;
    private const byte InverseTS = 0x3F;
    private const int GlobalProtocol = 15;

    private readonly byte[] bytes;
    private readonly AtrLayout layout;
    private string? text;
    private InterfaceByteIndex? index;

    private AnswerToReset(byte[] ownedBytes, double? clockMHz)
    {
        if (!IsAtr(ownedBytes, ownedBytes.Length))
            throw ownedBytes.Length < 2 ? InvalidAtrException.TooShort(ownedBytes.Length) : InvalidAtrException.UnknownTS(ownedBytes[0]);

        bytes = ownedBytes;
        layout = AtrLayout.Of(ownedBytes, ownedBytes.Length);
        namedClockMHz = clockMHz;
    }

    /// <summary>Reads an ATR.</summary>
    /// <param name="bytes">The bytes, from TS on, in logical values as readers give them. A copy is kept.</param>
    /// <returns>The ATR.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="InvalidAtrException">Fewer than two bytes, or a TS other than 3B and 3F.</exception>
    public static AnswerToReset Parse(byte[] bytes)
    {
        if (bytes is null)
            throw new ArgumentNullException(nameof(bytes));
        return new(Copy(bytes, 0, bytes.Length), clockMHz: null);
    }

    /// <summary>Reads an ATR from hexadecimal text.</summary>
    /// <param name="text">The text, in any form that <see cref="HexText.Parse"/> reads.</param>
    /// <returns>The ATR.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="InvalidHexException">The text is not hexadecimal.</exception>
    /// <exception cref="InvalidAtrException">Fewer than two bytes, or a TS other than 3B and 3F.</exception>
    public static AnswerToReset Parse(string text) => new(HexText.Parse(text), clockMHz: null);

    /// <summary>Whether the beginning of an array is an ATR, however bad.</summary>
    internal static bool IsAtr(byte[] bytes, int count) => count >= 2 && bytes[0] is DirectTS or InverseTS;

    /// <summary>Takes bytes that are an ATR and that nobody changes any more.</summary>
    internal static AnswerToReset Of(byte[] ownedBytes) => new(ownedBytes, clockMHz: null);

    /// <summary>The whole ATR as upper-case pairs with spaces.</summary>
    public string Atr => text ??= HexText.Format(bytes);

    /// <summary>The whole ATR; a new copy each time.</summary>
    public byte[] Bytes => Copy(bytes, 0, bytes.Length);

    /// <summary>The initial character, 3B or 3F.</summary>
    public byte TS => bytes[0];

    /// <summary>The format byte: bits 8 to 5 announce TA1 to TD1, bits 4 to 1 are the number of historical bytes.</summary>
    public byte T0 => bytes[1];

    /// <summary>How the levels on the line were decoded, by TS.</summary>
    public Convention Convention => (Convention)bytes[0];

    /// <summary>TA of group 1: Fi, f max and Di.</summary>
    public byte? TA1 => ByPosition(InterfaceByteKind.TA, 1);

    /// <summary>TB of group 1: programming current and voltage, withdrawn.</summary>
    public byte? TB1 => ByPosition(InterfaceByteKind.TB, 1);

    /// <summary>TC of group 1: extra guard time.</summary>
    public byte? TC1 => ByPosition(InterfaceByteKind.TC, 1);

    /// <summary>TD of group 1: group 2 and its protocol.</summary>
    public byte? TD1 => ByPosition(InterfaceByteKind.TD, 1);

    /// <summary>TA of group 2.</summary>
    public byte? TA2 => ByPosition(InterfaceByteKind.TA, 2);

    /// <summary>TB of group 2.</summary>
    public byte? TB2 => ByPosition(InterfaceByteKind.TB, 2);

    /// <summary>TC of group 2.</summary>
    public byte? TC2 => ByPosition(InterfaceByteKind.TC, 2);

    /// <summary>TD of group 2: group 3 and its protocol.</summary>
    public byte? TD2 => ByPosition(InterfaceByteKind.TD, 2);

    /// <summary>TA of group 3.</summary>
    public byte? TA3 => ByPosition(InterfaceByteKind.TA, 3);

    /// <summary>TB of group 3.</summary>
    public byte? TB3 => ByPosition(InterfaceByteKind.TB, 3);

    /// <summary>TC of group 3.</summary>
    public byte? TC3 => ByPosition(InterfaceByteKind.TC, 3);

    /// <summary>TD of group 3: group 4 and its protocol.</summary>
    public byte? TD3 => ByPosition(InterfaceByteKind.TD, 3);

    /// <summary>TA of group 4.</summary>
    public byte? TA4 => ByPosition(InterfaceByteKind.TA, 4);

    /// <summary>TB of group 4.</summary>
    public byte? TB4 => ByPosition(InterfaceByteKind.TB, 4);

    /// <summary>TC of group 4.</summary>
    public byte? TC4 => ByPosition(InterfaceByteKind.TC, 4);

    /// <summary>TD of group 4: group 5 and its protocol.</summary>
    public byte? TD4 => ByPosition(InterfaceByteKind.TD, 4);

    /// <summary>Every interface byte that is there, however many groups, in the order of the ATR.</summary>
    public AtrList<InterfaceByte> InterfaceBytes => new(Placed);

    /// <summary>K, the number of historical bytes that T0 announces, 0 to 15; fewer may be there.</summary>
    public int HistoricalByteCount => bytes[1] & 0x0F;

    /// <summary>The historical bytes that are there; a new copy each time.</summary>
    public byte[] HistoricalBytes => Copy(bytes, layout.InterfaceEnd, layout.HistoricalEnd - layout.InterfaceEnd);

    /// <summary>The check byte; <see langword="null"/> when none is required or it is missing.</summary>
    public byte? TCK => layout.HasTck ? bytes[layout.HistoricalEnd] : null;

    /// <summary>Whether the check byte is there and right.</summary>
    public TckStatus TckStatus =>
        !layout.RequiresTck ? TckStatus.NotRequired
        : !layout.HasTck ? TckStatus.Missing
        : TCK == ExpectedTck ? TckStatus.Valid
        : TckStatus.Invalid;

    /// <summary>
    /// The exclusive-or of T0 to the last historical byte; <see langword="null"/> when no TCK is required,
    /// or bytes before it are missing.
    /// </summary>
    public byte? ExpectedTck
    {
        get
        {
            if (!layout.RequiresTck || layout.IsCut)
                return null;
            byte expected = 0;
            for (int i = 1; i < layout.HistoricalEnd; i++)
                expected ^= bytes[i];
            return expected;
        }
    }

    /// <summary>The bytes as <see cref="Atr"/> has them.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Atr;

    private InterfaceByteIndex Index => index ??= new(AtrLayout.InterfaceBytesOf(bytes, layout));

    private InterfaceByte[] Placed => Index.Placed;

    /// <summary>Counts the bytes by what they are.</summary>
    internal void AddTo(ByteTallies tallies, long count, long position) => tallies.Add(bytes, layout, count, position);

    /// <summary>Several times faster than Clone for arrays of this size.</summary>
    private static byte[] Copy(byte[] source, int offset, int count)
    {
        var copy = new byte[count];
        Buffer.BlockCopy(source, offset, copy, 0, count);
        return copy;
    }

    private byte? ByPosition(InterfaceByteKind kind, int group) => Index.ByPosition(kind, group);

    private byte? ByRole(InterfaceByteRole role) => Index.ByRole(role);
}
