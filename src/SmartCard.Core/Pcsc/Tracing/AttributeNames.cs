using System.Collections.Generic;

namespace SmartCard.Pcsc.Tracing;

/// <summary>Names of SCARD_ATTR_… numbers (winscard.h, reader.h).</summary>
internal static class AttributeNames
{
    private static readonly Dictionary<uint, string> Names = new()
    {
        [0x00010100] = "SCARD_ATTR_VENDOR_NAME",
        [0x00010101] = "SCARD_ATTR_VENDOR_IFD_TYPE",
        [0x00010102] = "SCARD_ATTR_VENDOR_IFD_VERSION",
        [0x00010103] = "SCARD_ATTR_VENDOR_IFD_SERIAL_NO",
        [0x0007A007] = "SCARD_ATTR_MAXINPUT",
        [0x00090300] = "SCARD_ATTR_ICC_PRESENCE",
        [0x00090301] = "SCARD_ATTR_ICC_INTERFACE_STATUS",
        [0x00090303] = "SCARD_ATTR_ATR_STRING",
        [0x7FFF0003] = "SCARD_ATTR_DEVICE_FRIENDLY_NAME_A",
        [0x7FFF0005] = "SCARD_ATTR_DEVICE_FRIENDLY_NAME_W",
    };

    public static string? Of(uint attribute) => Names.TryGetValue(attribute, out string? name) ? name : null;
}
