using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using SmartCard.Atr.Historical;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Historical;

public sealed class CountriesTests
{
    /// <summary>ISO 3166-1 has 249 entries (en.wikipedia.org/wiki/ISO_3166-1).</summary>
    [Fact]
    public void Every_entry_of_ISO_3166_1_has_a_name() =>
        Assert.Equal(249, Enumerable.Range(0, 1000).Count(code => Countries.NameOf(code.ToString("D3", CultureInfo.InvariantCulture)) is not null));

    /// <summary>The same codes as Debian's iso-codes; its names are not all the official short names.</summary>
    [Fact]
    public void The_codes_are_those_of_iso_codes()
    {
        const string Codes = "/usr/share/iso-codes/json/iso_3166-1.json";
        Assert.SkipUnless(File.Exists(Codes), "Debian's package iso-codes is not installed");

        using var list = JsonDocument.Parse(File.ReadAllText(Codes));
        string[] withoutName =
        [
            .. list.RootElement.GetProperty("3166-1").EnumerateArray()
                .Select(entry => entry.GetProperty("numeric").GetString()!)
                .Where(code => Countries.NameOf(code) is null),
        ];
        Assert.Empty(withoutName);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("000")]
    [InlineData("-04")]
    [InlineData(" 04")]
    [InlineData("0x4")]
    public void What_is_no_code_has_no_name(string? code) => Assert.Null(Countries.NameOf(code));
}
