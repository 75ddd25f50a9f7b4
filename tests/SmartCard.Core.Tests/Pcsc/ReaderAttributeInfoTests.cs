using System.Linq;
using SmartCard.Pcsc;
using Xunit;

namespace SmartCard.Core.Tests.Pcsc;

/// <summary>The table of attributes, against the values that a C compiler makes of pcsc-lite's reader.h (1.9.9).</summary>
public sealed class ReaderAttributeInfoTests
{
    [Theory]
    [InlineData(0x00010100, "SCARD_ATTR_VENDOR_NAME")]
    [InlineData(0x00010101, "SCARD_ATTR_VENDOR_IFD_TYPE")]
    [InlineData(0x00010102, "SCARD_ATTR_VENDOR_IFD_VERSION")]
    [InlineData(0x00010103, "SCARD_ATTR_VENDOR_IFD_SERIAL_NO")]
    [InlineData(0x00020110, "SCARD_ATTR_CHANNEL_ID")]
    [InlineData(0x00030120, "SCARD_ATTR_ASYNC_PROTOCOL_TYPES")]
    [InlineData(0x00030121, "SCARD_ATTR_DEFAULT_CLK")]
    [InlineData(0x00030122, "SCARD_ATTR_MAX_CLK")]
    [InlineData(0x00030123, "SCARD_ATTR_DEFAULT_DATA_RATE")]
    [InlineData(0x00030124, "SCARD_ATTR_MAX_DATA_RATE")]
    [InlineData(0x00030125, "SCARD_ATTR_MAX_IFSD")]
    [InlineData(0x00030126, "SCARD_ATTR_SYNC_PROTOCOL_TYPES")]
    [InlineData(0x00040131, "SCARD_ATTR_POWER_MGMT_SUPPORT")]
    [InlineData(0x00050140, "SCARD_ATTR_USER_TO_CARD_AUTH_DEVICE")]
    [InlineData(0x00050142, "SCARD_ATTR_USER_AUTH_INPUT_DEVICE")]
    [InlineData(0x00060150, "SCARD_ATTR_CHARACTERISTICS")]
    [InlineData(0x00080201, "SCARD_ATTR_CURRENT_PROTOCOL_TYPE")]
    [InlineData(0x00080202, "SCARD_ATTR_CURRENT_CLK")]
    [InlineData(0x00080203, "SCARD_ATTR_CURRENT_F")]
    [InlineData(0x00080204, "SCARD_ATTR_CURRENT_D")]
    [InlineData(0x00080205, "SCARD_ATTR_CURRENT_N")]
    [InlineData(0x00080206, "SCARD_ATTR_CURRENT_W")]
    [InlineData(0x00080207, "SCARD_ATTR_CURRENT_IFSC")]
    [InlineData(0x00080208, "SCARD_ATTR_CURRENT_IFSD")]
    [InlineData(0x00080209, "SCARD_ATTR_CURRENT_BWT")]
    [InlineData(0x0008020A, "SCARD_ATTR_CURRENT_CWT")]
    [InlineData(0x0008020B, "SCARD_ATTR_CURRENT_EBC_ENCODING")]
    [InlineData(0x0008020C, "SCARD_ATTR_EXTENDED_BWT")]
    [InlineData(0x00090300, "SCARD_ATTR_ICC_PRESENCE")]
    [InlineData(0x00090301, "SCARD_ATTR_ICC_INTERFACE_STATUS")]
    [InlineData(0x00090302, "SCARD_ATTR_CURRENT_IO_STATE")]
    [InlineData(0x00090303, "SCARD_ATTR_ATR_STRING")]
    [InlineData(0x00090304, "SCARD_ATTR_ICC_TYPE_PER_ATR")]
    [InlineData(0x0007A000, "SCARD_ATTR_ESC_RESET")]
    [InlineData(0x0007A003, "SCARD_ATTR_ESC_CANCEL")]
    [InlineData(0x0007A005, "SCARD_ATTR_ESC_AUTHREQUEST")]
    [InlineData(0x0007A007, "SCARD_ATTR_MAXINPUT")]
    [InlineData(0x7FFF0001, "SCARD_ATTR_DEVICE_UNIT")]
    [InlineData(0x7FFF0002, "SCARD_ATTR_DEVICE_IN_USE")]
    [InlineData(0x7FFF0003, "SCARD_ATTR_DEVICE_FRIENDLY_NAME_A")]
    [InlineData(0x7FFF0004, "SCARD_ATTR_DEVICE_SYSTEM_NAME_A")]
    [InlineData(0x7FFF0005, "SCARD_ATTR_DEVICE_FRIENDLY_NAME_W")]
    [InlineData(0x7FFF0006, "SCARD_ATTR_DEVICE_SYSTEM_NAME_W")]
    [InlineData(0x7FFF0007, "SCARD_ATTR_SUPRESS_T1_IFS_REQUEST")]
    public void An_attribute_has_the_number_of_the_header(uint number, string name)
    {
        ReaderAttributeInfo attribute = ReaderAttributeInfo.Find(name)!;

        Assert.Equal(number, attribute.Number);
        Assert.Equal(name, ReaderAttributeInfo.NameOf(number));
        Assert.Same(attribute, ReaderAttributeInfo.Find(number));
    }

    [Fact]
    public void There_are_the_44_of_the_header_each_once() =>
        Assert.Equal(44, ReaderAttributeInfo.All.Select(attribute => attribute.Name).Distinct().Count());

    [Theory]
    [InlineData("VENDOR_NAME", 0x00010100)]
    [InlineData("scard_attr_vendor_name", 0x00010100)]
    [InlineData("SCARD_ATTR_PROTOCOL_TYPES", 0x00030120)] // winsmcrd.h
    [InlineData("DEVICE_FRIENDLY_NAME", 0x7FFF0005)] // winsmcrd.h with UNICODE
    [InlineData("DEVICE_SYSTEM_NAME", 0x7FFF0006)] // winsmcrd.h with UNICODE
    public void An_attribute_is_found_by_the_names_that_people_write(string name, uint number) =>
        Assert.Equal(number, ReaderAttributeInfo.Find(name)?.Number);

    [Fact]
    public void A_number_that_no_table_has_stays_a_number()
    {
        Assert.Equal("0x0001A000", ReaderAttributeInfo.NameOf(0x1A000));
        Assert.Null(ReaderAttributeInfo.Find(0x1A000));
        Assert.Null(ReaderAttributeInfo.Find("SCARD_ATTR_NONE"));
    }

    // Windows' documentation of SCardGetAttrib and reader.h: "in kHz", "in bps", "Maximum bytes for information file size device".
    [Theory]
    [InlineData("DEFAULT_CLK", "kHz")]
    [InlineData("MAX_CLK", "kHz")]
    [InlineData("CURRENT_CLK", "kHz")]
    [InlineData("DEFAULT_DATA_RATE", "bit/s")]
    [InlineData("MAX_DATA_RATE", "bit/s")]
    [InlineData("MAX_IFSD", "bytes")]
    [InlineData("VENDOR_NAME", null)]
    public void An_attribute_tells_its_unit(string name, string? unit) =>
        Assert.Equal(unit, ReaderAttributeInfo.Find(name)!.Unit);
}
