using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using SmartCard.Pcsc.Native;
using Xunit;

namespace SmartCard.Core.Tests.Pcsc.Native;

/// <summary>The layouts of SCARD_READERSTATE in a 64-bit process, against the C headers of each system.</summary>
public sealed class ReaderStateLayoutTests
{
    // sizeof and offsetof printed by a C program that gcc 12 compiled with libpcsclite-dev 1.9.9's winscard.h.
    [Theory]
    [InlineData("szReader", 0)]
    [InlineData("pvUserData", 8)]
    [InlineData("dwCurrentState", 16)]
    [InlineData("dwEventState", 24)]
    [InlineData("cbAtr", 32)]
    [InlineData("rgbAtr", 40)]
    public void A_field_of_pcsc_lite_stands_where_the_C_compiler_puts_it(string field, int offset) =>
        Assert.Equal(offset, (int)Marshal.OffsetOf<PcscLiteReaderState>(field));

    // mingw-w64 10.0 winscard.h, SCARD_READERSTATEW: two pointers, three DWORD of 4 bytes, BYTE rgbAtr[36], no packing.
    [Theory]
    [InlineData("szReader", 0)]
    [InlineData("pvUserData", 8)]
    [InlineData("dwCurrentState", 16)]
    [InlineData("dwEventState", 20)]
    [InlineData("cbAtr", 24)]
    [InlineData("rgbAtr", 28)]
    public void A_field_of_Windows_stands_where_the_header_puts_it(string field, int offset) =>
        Assert.Equal(offset, (int)Marshal.OffsetOf<WindowsReaderState>(field));

    // pcsclite.h under __APPLE__ (pragma pack(1), MAX_ATR_SIZE 33) with wintypes.h's uint32_t DWORD.
    [Theory]
    [InlineData("szReader", 0)]
    [InlineData("pvUserData", 8)]
    [InlineData("dwCurrentState", 16)]
    [InlineData("dwEventState", 20)]
    [InlineData("cbAtr", 24)]
    [InlineData("rgbAtr", 28)]
    public void A_field_of_macOS_stands_where_the_header_puts_it(string field, int offset) =>
        Assert.Equal(offset, (int)Marshal.OffsetOf<MacOSReaderState>(field));

    // The same sources; what the next element of an array starts at.
    [Fact]
    public void The_structure_has_the_size_that_an_array_of_it_needs()
    {
        Assert.Equal(80, Marshal.SizeOf<PcscLiteReaderState>());
        Assert.Equal(64, Marshal.SizeOf<WindowsReaderState>());
        Assert.Equal(61, Marshal.SizeOf<MacOSReaderState>());
    }

    [Fact]
    public void Windows_gets_names_in_UTF_16_and_the_others_in_UTF_8()
    {
        Assert.Equal("Lesegerät 0", NameReceived<WindowsReaderState>(new WindowsWinSCard(), state => Marshal.PtrToStringUni(state.szReader)));
        Assert.Equal("Lesegerät 0", NameReceived<PcscLiteReaderState>(new PcscLiteWinSCard(), state => Marshal.PtrToStringUTF8(state.szReader)));
        Assert.Equal("Lesegerät 0", NameReceived<MacOSReaderState>(new MacOSWinSCard(), state => Marshal.PtrToStringUTF8(state.szReader)));
    }

    [Fact]
    public void What_the_function_writes_reaches_each_reader()
    {
        ReaderStatus[] readers = [new("A"), new("B")];

        uint status = ReaderStateArray.Exchange<PcscLiteReaderState>(readers, Encoding.UTF8, states =>
        {
            states[0].dwEventState = 0x0001_0012;
            states[1].dwEventState = 0x0002_0022;
            states[1].cbAtr = 3;
            WriteAtr(ref states[1], [0x3B, 0x94, 0x18]);
            return 7;
        });

        Assert.Equal(7u, status);
        Assert.Equal([0x0001_0012u, 0x0002_0022u], readers.Select(reader => reader.EventState));
        Assert.Empty(readers[0].Atr);
        Assert.Equal([0x3B, 0x94, 0x18], readers[1].Atr);
    }

    [Fact]
    public void A_length_beyond_the_field_reads_no_further_than_the_field()
    {
        ReaderStatus[] readers = [new("A")];

        ReaderStateArray.Exchange<PcscLiteReaderState>(readers, Encoding.UTF8, states =>
        {
            states[0].cbAtr = 1000;
            return 0;
        });

        Assert.Equal(33, readers[0].Atr.Length);
    }

    private static unsafe void WriteAtr(ref PcscLiteReaderState state, byte[] atr)
    {
        for (int i = 0; i < atr.Length; i++)
            state.rgbAtr[i] = atr[i];
    }

    private static string? NameReceived<TLayout>(IWinSCard native, Func<TLayout, string?> read)
        where TLayout : struct, IReaderState
    {
        string? name = null;
        ReaderStateArray.Exchange<TLayout>([new ReaderStatus("Lesegerät 0")], native.NameEncoding, states =>
        {
            name = read(states[0]);
            return 0;
        });
        return name;
    }
}
