using System.Linq;
using SmartCard.Pcsc;
using Xunit;

namespace SmartCard.Core.Tests.Pcsc;

/// <summary>The table of features, against pcsc-lite's reader.h (1.9.9), which follows PC/SC Part 10 v2.02.07.</summary>
public sealed class ReaderFeatureTests
{
    [Theory]
    [InlineData(0x01, "FEATURE_VERIFY_PIN_START")]
    [InlineData(0x02, "FEATURE_VERIFY_PIN_FINISH")]
    [InlineData(0x03, "FEATURE_MODIFY_PIN_START")]
    [InlineData(0x04, "FEATURE_MODIFY_PIN_FINISH")]
    [InlineData(0x05, "FEATURE_GET_KEY_PRESSED")]
    [InlineData(0x06, "FEATURE_VERIFY_PIN_DIRECT")]
    [InlineData(0x07, "FEATURE_MODIFY_PIN_DIRECT")]
    [InlineData(0x08, "FEATURE_MCT_READER_DIRECT")]
    [InlineData(0x09, "FEATURE_MCT_UNIVERSAL")]
    [InlineData(0x0A, "FEATURE_IFD_PIN_PROPERTIES")]
    [InlineData(0x0B, "FEATURE_ABORT")]
    [InlineData(0x0C, "FEATURE_SET_SPE_MESSAGE")]
    [InlineData(0x0D, "FEATURE_VERIFY_PIN_DIRECT_APP_ID")]
    [InlineData(0x0E, "FEATURE_MODIFY_PIN_DIRECT_APP_ID")]
    [InlineData(0x0F, "FEATURE_WRITE_DISPLAY")]
    [InlineData(0x10, "FEATURE_GET_KEY")]
    [InlineData(0x11, "FEATURE_IFD_DISPLAY_PROPERTIES")]
    [InlineData(0x12, "FEATURE_GET_TLV_PROPERTIES")]
    [InlineData(0x13, "FEATURE_CCID_ESC_COMMAND")]
    [InlineData(0x20, "FEATURE_EXECUTE_PACE")]
    public void A_feature_has_the_tag_of_the_header(byte tag, string name)
    {
        Assert.Equal(tag, ReaderFeature.Find(name)!.Tag);
        Assert.Equal(name, ReaderFeature.NameOf(tag));
    }

    [Fact]
    public void There_are_the_20_of_the_header_each_once() =>
        Assert.Equal(20, ReaderFeature.All.Select(feature => feature.Name).Distinct().Count());

    [Fact]
    public void A_tag_that_no_table_has_stays_a_number() => Assert.Equal("0x21", ReaderFeature.NameOf(0x21));

    [Fact]
    public void A_feature_is_found_without_its_prefix_too() => Assert.Equal(0x06, ReaderFeature.Find("verify_pin_direct")!.Tag);
}
