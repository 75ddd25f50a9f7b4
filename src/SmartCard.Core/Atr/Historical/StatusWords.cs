using System.Linq;
using SmartCard.Interindustry;

namespace SmartCard.Atr.Historical;

/// <summary>
/// The interindustry meanings of SW1 and SW2 in historical bytes. A card puts there what it would answer to a command;
/// 0000, which no command is answered with, says that nothing is reported (ISO/IEC 7816-4, 8.1.1.3).
/// </summary>
internal static class StatusWords
{
    private const int NotReported = 0x0000;

    /// <summary>What the two bytes mean; <see langword="null"/> for those that ISO/IEC 7816-4 does not define.</summary>
    internal static string? MeaningOf(byte sw1, byte sw2)
    {
        int word = sw1 << 8 | sw2;
        return word == NotReported
            ? "not reported"
            : StatusTable.RowsOf(word).FirstOrDefault(row => row.Family == StatusFamily.Iso7816Part4 && !row.IsOfSW1Alone)?.MeaningOf(word);
    }
}
