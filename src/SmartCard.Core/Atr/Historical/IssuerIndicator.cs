using System.Linq;
using SmartCard.Bytes;

namespace SmartCard.Atr.Historical;

/// <summary>
/// Issuer indicator, tag 2: an issuer identification number, perhaps a quartet F and data that the card issuer chooses
/// (ISO/IEC 7816-4, 8.1.1.2.1).
/// </summary>
public sealed class IssuerIndicator : HistoricalObject
{
    private const char End = 'F';

    internal IssuerIndicator(HistoricalField field)
        : base(field, "issuer identification number")
    {
    }

    /// <summary>
    /// The issuer identification number of ISO/IEC 7812-1: the decimal digits up to a quartet F or the end;
    /// <see langword="null"/> when another quartet stands among them, or there are none.
    /// </summary>
    public string? Number
    {
        get
        {
            string digits = Quartets.Split(End)[0];
            return digits.Length > 0 && digits.All(char.IsDigit) ? digits : null;
        }
    }

    /// <summary>The quartets after the F, as hexadecimal digits; <see langword="null"/> when there are none.</summary>
    public string? IssuerChosenData
    {
        get
        {
            int end = Quartets.IndexOf(End);
            return Number is null || end < 0 || end == Quartets.Length - 1 ? null : Quartets.Substring(end + 1);
        }
    }

    private string Quartets => Defined is byte[] value ? HexText.Format(value).Replace(" ", "") : "";

    private protected override string Describe() =>
        (Number ?? "no number") + (IssuerChosenData is string data ? ", issuer's data " + data : "");
}
