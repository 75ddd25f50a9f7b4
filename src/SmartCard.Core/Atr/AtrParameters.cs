using System;
using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Atr;

/// <summary>
/// What an answer to reset is to say, named as <see cref="AnswerToReset"/> names it. What is
/// <see langword="null"/> is not sent: the card then stands for the standard's default.
/// </summary>
/// <remarks>
/// Values share bytes: naming one of TA1 (<see cref="Fi"/>, <see cref="MaxFrequencyMHz"/>, <see cref="Di"/>), of the
/// first TB for T=1 (<see cref="Bwi"/>, <see cref="Cwi"/>) or of the first TA for T=15 (<see cref="ClockStop"/>,
/// <see cref="OperatingClass"/>) sends the others as their defaults. Programming voltages, which were withdrawn in
/// 2006, and codes reserved for future use cannot be asked for.
/// </remarks>
public sealed class AtrParameters
{
    /// <summary>The convention, told by TS (8.1). Direct when not named.</summary>
    public Convention Convention { get; init; } = Convention.Direct;

    /// <summary>
    /// The transmission protocols to offer: 0, 1 and 14, in any order and each as often as you like; T=0 when not
    /// named. The ATR has them in ascending order (8.2.3). T=15 is none: the values that belong to it announce it.
    /// </summary>
    public IReadOnlyList<int> Protocols { get; init; } = [0];

    /// <summary>Clock rate conversion integer Fi (TA1, bits 8 to 5, table 7): 372, 512, 558, 744 … 2048.</summary>
    public int? Fi { get; init; }

    /// <summary>
    /// Highest clock frequency in MHz (TA1, bits 8 to 5, table 7), 4 to 20: it is bound to <see cref="Fi"/>. Only
    /// Fi 372 leaves a choice, 4 or 5 MHz; 5 when not named.
    /// </summary>
    public double? MaxFrequencyMHz { get; init; }

    /// <summary>Baud rate adjustment integer Di (TA1, bits 4 to 1, table 8): 1, 2, 4, 8, 12, 16, 20, 32, 64.</summary>
    public int? Di { get; init; }

    /// <summary>Whether TB1 is to say, by 00, that the contact VPP is not connected: EMV cards do (1989, TB1).</summary>
    public bool VppNotConnected { get; init; }

    /// <summary>Extra guard time N in etu, 0 to 254 (TC1, 8.3).</summary>
    public int? ExtraGuardTimeEtu { get; init; }

    /// <summary>Whether N is to be 255, which asks for 12 etu with T=0 and 11 etu with T=1 (TC1, 8.3).</summary>
    public bool ShortestGuardTime { get; init; }

    /// <summary>The protocol of the specific mode, one of <see cref="Protocols"/> (TA2, bits 4 to 1); negotiable mode when not named.</summary>
    public int? SpecificModeProtocol { get; init; }

    /// <summary>Whether the specific mode cannot be changed by a warm reset (TA2, bit 8).</summary>
    public bool CannotChangeMode { get; init; }

    /// <summary>Whether the parameters of the specific mode are implicit, not those of the interface bytes (TA2, bit 5).</summary>
    public bool ImplicitParameters { get; init; }

    /// <summary>Waiting integer WI of T=0, 1 to 255 (TC2, 10.2).</summary>
    public int? WaitingInteger { get; init; }

    /// <summary>Information field size of the card for T=1 in bytes, 1 to 254 (first TA for T=1, 11.4.2).</summary>
    public int? Ifsc { get; init; }

    /// <summary>Block waiting integer BWI of T=1, 0 to 9 (first TB for T=1, bits 8 to 5, 11.4.3).</summary>
    public int? Bwi { get; init; }

    /// <summary>Character waiting integer CWI of T=1, 0 to 15 (first TB for T=1, bits 4 to 1, 11.4.3).</summary>
    public int? Cwi { get; init; }

    /// <summary>Error detection code of T=1 (first TC for T=1, 11.4.4).</summary>
    public ErrorDetection? ErrorDetection { get; init; }

    /// <summary>Whether the clock may be stopped (first TA for T=15, bits 8 and 7, 8.3).</summary>
    public ClockStop? ClockStop { get; init; }

    /// <summary>Supply voltages that the card takes: A, B, C, A and B, B and C, or all (first TA for T=15, bits 6 to 1, 8.3).</summary>
    public OperatingClass? OperatingClass { get; init; }

    /// <summary>Use of contact C6 (first TB for T=15, 8.3).</summary>
    public SpuUse? Spu { get; init; }

    /// <summary>
    /// Which standard or proprietary use of contact C6 it is, 0 to 127 (first TB for T=15, bits 7 to 1); 0 is no
    /// standard use. 0 when not named.
    /// </summary>
    public int? SpuCode { get; init; }

    /// <summary>The historical bytes, at most 15 (8.2.4). None when not named.</summary>
    public IReadOnlyList<byte> HistoricalBytes { get; init; } = [];

    /// <summary>Text as historical bytes, a character a byte.</summary>
    /// <param name="text">Printable ASCII, 20 to 7E.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="InvalidAtrParameterException">Another character is in the text.</exception>
    public static IReadOnlyList<byte> HistoricalBytesOf(string text)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));
        return text.All(character => character is >= ' ' and <= '~')
            ? [.. text.Select(character => (byte)character)]
            : throw new InvalidAtrParameterException(nameof(HistoricalBytes), "Historical bytes given as text are printable ASCII, 20 to 7E. Give others as HistoricalBytes.");
    }

    /// <summary>
    /// Builds the shortest ATR that says this: T0, the chain of TDs, and TCK where one is required. At most 32 bytes
    /// can come of it, one fewer than the standard allows.
    /// </summary>
    /// <returns>The ATR: valid, and without findings but those that the historical bytes bring along.</returns>
    /// <exception cref="InvalidAtrParameterException">A value, or a pair of values, that no ATR can have.</exception>
    public AnswerToReset Build() => AnswerToReset.Parse(AtrBuilder.Build(this));
}
