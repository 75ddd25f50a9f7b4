using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using SmartCard.Atr;
using SmartCard.Atr.Historical;
using SmartCard.Atr.Statistics;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Historical;

public sealed class HistoricalFieldTests
{
    [Fact]
    public void Every_decoded_property_of_the_historical_bytes_is_a_field()
    {
        // Not countable: what every object has; the bytes together, which are the field HistoricalBytes; SW1 and SW2, which are StatusWord.
        string[] left = [.. typeof(HistoricalObject).GetProperties().Select(property => property.Name), "SW1", "SW2"];
        IEnumerable<string> paths = Countable(typeof(HistoricalContent)).SelectMany(property =>
            property.PropertyType.Namespace == typeof(HistoricalContent).Namespace && property.PropertyType.IsClass
                ? Countable(property.PropertyType).Select(inner => property.Name + "." + inner.Name)
                : [property.Name]);

        Assert.Empty(paths.Except(AtrFields.All.Select(field => field.Name.Replace("Historical.", "", StringComparison.Ordinal))));

        IEnumerable<PropertyInfo> Countable(Type type) =>
            type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => !left.Contains(property.Name) && property.Name != "DataObjects");
    }

    [Fact]
    public void The_name_of_a_field_is_the_path_of_its_property()
    {
        foreach (AtrField field in AtrFields.All.Where(field => field.Name.StartsWith("Historical.", StringComparison.Ordinal)))
        {
            Type type = typeof(AnswerToReset);
            foreach (string name in field.Name.Split('.'))
            {
                PropertyInfo? property = type.GetProperty(name);
                Assert.True(property is not null, field.Name);
                type = property.PropertyType;
            }
        }
    }

    /// <summary>Two FeliCa cards, a MIFARE one and one with contacts of pcsc-tools' list.</summary>
    [Theory]
    [InlineData("Historical.StorageCard.CardName", "FeliCa=2", "MIFARE Standard 1K=1")]
    [InlineData("Historical.Category", "CompactTlv=3", "StatusAtEnd=1")]
    [InlineData("Historical.CategoryIndicator", "0x80=3", "0x00=1")]
    [InlineData("Historical.Status.StatusWord", "9000=1")]
    [InlineData("Historical.Capabilities.MaxLogicalChannels", "1=1")]
    public void Historical_fields_are_counted(string name, params string[] expected)
    {
        var counter = new AtrCounter(AtrFields.All.Where(field => field.Name == name));
        counter.Add(AnswerToReset.Parse("3B 8F 80 01 80 4F 0C A0 00 00 03 06 11 00 3B 00 00 00 00 42"));
        counter.Add(AnswerToReset.Parse("3B 8F 80 01 80 4F 0C A0 00 00 03 06 11 00 3B 00 00 00 00 42"));
        counter.Add(AnswerToReset.Parse("3B 8F 80 01 80 4F 0C A0 00 00 03 06 03 00 01 00 00 00 00 6A"));
        counter.Add(AnswerToReset.Parse("3B DA 11 FF 81 B1 FE 55 1F 03 00 31 84 73 80 01 80 00 90 00 E4"));

        Assert.Equal(expected, counter.GetStatistics().Where(row => row.Value is not null).Select(row => row.Value + "=" + row.Count));
    }
}
