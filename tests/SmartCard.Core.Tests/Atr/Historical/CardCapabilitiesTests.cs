using SmartCard.Atr.Historical;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Historical;

/// <summary>7816-4:2005, tables 86 to 88, as ATR_analysis 1.8 prints them; bit 6 of the third byte by ICAO Doc 9303-10, table 29.</summary>
public sealed class CardCapabilitiesTests
{
    private static CardCapabilities Read(string historicalBytes) => Sample.Read(historicalBytes).Capabilities!;

    [Theory]
    [InlineData("80", SelectionMethods.FullDFName)]
    [InlineData("40", SelectionMethods.PartialDFName)]
    [InlineData("20", SelectionMethods.Path)]
    [InlineData("10", SelectionMethods.FileIdentifier)]
    [InlineData("08", SelectionMethods.ImplicitDF)]
    [InlineData("04", SelectionMethods.ShortEFIdentifier)]
    [InlineData("02", SelectionMethods.RecordNumber)]
    [InlineData("01", SelectionMethods.RecordIdentifier)]
    [InlineData("00", SelectionMethods.None)]
    public void Each_bit_of_the_first_byte(string first, SelectionMethods methods) =>
        Assert.Equal(methods, Read("80 71 " + first).SelectionMethods);

    [Theory]
    [InlineData("01", false, WriteBehaviour.OneTimeWrite, false, 2)] // a byte
    [InlineData("20", false, WriteBehaviour.Proprietary, false, 1)]
    [InlineData("41", false, WriteBehaviour.WriteOr, false, 2)]
    [InlineData("61", false, WriteBehaviour.WriteAnd, false, 2)]
    [InlineData("91", true, WriteBehaviour.OneTimeWrite, true, 2)]
    [InlineData("0F", false, WriteBehaviour.OneTimeWrite, false, 32768)]
    public void The_data_coding_byte(string second, bool tlv, WriteBehaviour write, bool isFFValid, int quartets)
    {
        CardCapabilities capabilities = Read("80 72 00 " + second);

        Assert.Equal(tlv, capabilities.SupportsTlvStructure);
        Assert.Equal(write, capabilities.WriteBehaviour);
        Assert.Equal(isFFValid, capabilities.IsFFValidTag);
        Assert.Equal(quartets, capabilities.DataUnitQuartets);
    }

    [Theory]
    [InlineData("80", true, false, false, ChannelAssignment.None, 1)]
    [InlineData("40", false, true, false, ChannelAssignment.None, 1)]
    [InlineData("20", false, false, true, ChannelAssignment.None, 1)]
    [InlineData("13", false, false, false, ChannelAssignment.Card, 4)]
    [InlineData("08", false, false, false, ChannelAssignment.InterfaceDevice, 1)]
    [InlineData("1B", false, false, false, ChannelAssignment.Card | ChannelAssignment.InterfaceDevice, 4)]
    [InlineData("CB", true, true, false, ChannelAssignment.InterfaceDevice, 4)]
    public void The_third_byte(string third, bool chaining, bool extended, bool information, ChannelAssignment assignment, int channels)
    {
        CardCapabilities capabilities = Read("80 73 00 01 " + third);

        Assert.Equal(chaining, capabilities.SupportsCommandChaining);
        Assert.Equal(extended, capabilities.SupportsExtendedLength);
        Assert.Equal(information, capabilities.HasExtendedLengthInformation);
        Assert.Equal(assignment, capabilities.ChannelAssignment);
        Assert.Equal(channels, capabilities.MaxLogicalChannels);
    }

    [Fact]
    public void Seven_means_eight_channels_or_more()
    {
        CardCapabilities capabilities = Read("80 73 00 01 17");

        Assert.Equal(8, capabilities.MaxLogicalChannels);
        Assert.Contains("8 channels or more", capabilities.Meaning, System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_is_not_there_says_nothing()
    {
        CardCapabilities capabilities = Read("80 71 80");

        Assert.Null(capabilities.WriteBehaviour);
        Assert.Null(capabilities.SupportsTlvStructure);
        Assert.Null(capabilities.DataUnitQuartets);
        Assert.Null(capabilities.SupportsCommandChaining);
        Assert.Null(capabilities.ChannelAssignment);
        Assert.Null(capabilities.MaxLogicalChannels);
        Assert.Equal("selection by full DF name", capabilities.Meaning);
    }

    [Theory]
    [InlineData("80 70")]
    [InlineData("80 74 80 01 80 00")]
    public void Another_length_than_one_to_three_is_reserved(string historicalBytes)
    {
        Assert.Equal("HistoricalLengthReserved at 3", Sample.Findings(Sample.Of(historicalBytes)));
        Assert.Null(Read(historicalBytes).SelectionMethods);
    }
}
