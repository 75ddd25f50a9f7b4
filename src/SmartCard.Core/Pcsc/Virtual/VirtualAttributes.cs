using System;
using System.Text;

namespace SmartCard.Pcsc.Virtual;

/// <summary>The attributes of a reader without hardware, by the numbers of SCARD_ATTR_… (PC/SC Part 3, 3.1.4).</summary>
internal static class VirtualAttributes
{
    private const uint VendorName = 0x00010100;
    private const uint CurrentProtocolType = 0x00080201;
    private const uint IccPresence = 0x00090300;
    private const uint IccInterfaceStatus = 0x00090301;
    private const uint AtrString = 0x00090303;
    private const uint DeviceFriendlyNameA = 0x7FFF0003;
    private const uint DeviceSystemNameA = 0x7FFF0004;
    private const uint DeviceFriendlyNameW = 0x7FFF0005;
    private const uint DeviceSystemNameW = 0x7FFF0006;

    /// <summary>The value, or null when the reader has no such attribute.</summary>
    public static byte[]? Of(VirtualReader reader, uint attribute, CardProtocol protocol) => attribute switch
    {
        VendorName => Encoding.ASCII.GetBytes("SmartCard\0"),
        CurrentProtocolType => BitConverter.GetBytes((uint)protocol),

        // 0 not present, 2 present; contact inactive or active.
        IccPresence => [(byte)(reader.Card is null ? 0 : 2)],
        IccInterfaceStatus => [(byte)(reader.Card is null ? 0 : 1)],
        AtrString => reader.Card?.GetAtrBytes(),
        DeviceFriendlyNameA or DeviceSystemNameA => Encoding.UTF8.GetBytes(reader.ReaderName + '\0'),
        DeviceFriendlyNameW or DeviceSystemNameW => Encoding.Unicode.GetBytes(reader.ReaderName + '\0'),
        _ => null,
    };
}
