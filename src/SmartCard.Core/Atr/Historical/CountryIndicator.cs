using System.Globalization;
using SmartCard.Bytes;

namespace SmartCard.Atr.Historical;

/// <summary>
/// Country indicator, tag 1: three digits of a country code, then data that the country's standards body chooses
/// (ISO/IEC 7816-4, 8.1.1.2.1).
/// </summary>
public sealed class CountryIndicator : HistoricalObject
{
    internal CountryIndicator(HistoricalField field)
        : base(field, "country indicator")
    {
    }

    /// <summary>
    /// The country code of ISO 3166-1, three digits: <c>276</c>; <see langword="null"/> when the quartets are no digits.
    /// </summary>
    public string? CountryCode => Defined is byte[] value && Digits(value) is string digits ? digits : null;

    /// <summary>The short name of the country by ISO 3166-1; <see langword="null"/> for a code that is not assigned.</summary>
    public string? CountryName => Countries.NameOf(CountryCode);

    /// <summary>The quartets after the country code, as hexadecimal digits.</summary>
    public string? NationalData => Defined is byte[] value ? Quartets(value).Substring(Countries.CodeLength) : null;

    private protected override string Describe() =>
        (CountryCode is null ? "no country code" : CountryName ?? "country code " + CountryCode + " is not assigned")
        + ", national data " + NationalData;

    private static string? Digits(byte[] value)
    {
        string code = Quartets(value).Substring(0, Countries.CodeLength);
        return int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? code : null;
    }

    private static string Quartets(byte[] value) => HexText.Format(value).Replace(" ", "");
}
