using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SmartCard.Pcsc;
using SmartCard.Pcsc.Native;
using Xunit;

namespace SmartCard.Core.Tests.Pcsc.Native;

/// <summary>Layouts and numbers against the C headers of each system, as its C compiler reads them.</summary>
public sealed class HeaderTests
{
    [Theory]
    [InlineData("pcsc-lite, 64 bits", typeof(PcscLiteReaderState), "SCARD_READERSTATE", 8)]
    [InlineData("pcsc-lite, 32 bits", typeof(PcscLiteReaderState), "SCARD_READERSTATE", 4)]
    [InlineData("macOS", typeof(MacOSReaderState), "SCARD_READERSTATE", 8)]
    [InlineData("Windows, 64 bits", typeof(WindowsReaderState), "SCARD_READERSTATE", 8)]
    [InlineData("Windows, 32 bits", typeof(WindowsReaderState), "SCARD_READERSTATE", 4)]
    [InlineData("pcsc-lite, 64 bits", typeof(PcscLiteIoRequest), "SCARD_IO_REQUEST", 8)]
    [InlineData("pcsc-lite, 32 bits", typeof(PcscLiteIoRequest), "SCARD_IO_REQUEST", 4)]
    [InlineData("Windows, 64 bits", typeof(WindowsIoRequest), "SCARD_IO_REQUEST", 8)]
    [InlineData("Windows, 32 bits", typeof(WindowsIoRequest), "SCARD_IO_REQUEST", 4)]
    public void A_structure_is_laid_out_as_the_C_compiler_does(string system, Type layout, string structure, int pointerSize)
    {
        CHeaders headers = CHeaders.Of(system);
        (Dictionary<string, int> offsets, int size) = LayOut(layout, pointerSize);

        foreach ((string field, int offset) in offsets)
            Assert.Equal(headers[field], (uint)offset);
        Assert.Equal(headers["sizeof " + structure], (uint)size);
    }

    // Behind it there may be padding, so that the size of the whole does not tell.
    [Theory]
    [InlineData("pcsc-lite, 64 bits", typeof(PcscLiteReaderState))]
    [InlineData("macOS", typeof(MacOSReaderState))]
    [InlineData("Windows, 64 bits", typeof(WindowsReaderState))]
    public void The_field_of_the_answer_to_reset_is_as_long_as_in_the_header(string system, Type layout) =>
        Assert.Equal(
            CHeaders.Of(system)["sizeof rgbAtr"],
            (uint)layout.GetField("rgbAtr", BindingFlags.Instance | BindingFlags.NonPublic)!.GetCustomAttribute<FixedBufferAttribute>()!.Length);

    // Apple's own PCSC/pcsclite.h (macOS SDK 11.3) has two uint32_t where that of pcsc-lite has unsigned long.
    [Fact]
    public void On_macOS_the_protocol_control_information_is_two_numbers_of_32_bits()
    {
        (Dictionary<string, int> offsets, int size) = LayOut(typeof(MacOSIoRequest), pointerSize: 8);

        Assert.Equal([0, 4], offsets.Values);
        Assert.Equal(8, size);
    }

    // What LayOut says of a process with 32 bits cannot be seen in one with 64; what it says of 64 can.
    [Theory]
    [InlineData(typeof(PcscLiteReaderState))]
    [InlineData(typeof(MacOSReaderState))]
    [InlineData(typeof(WindowsReaderState))]
    [InlineData(typeof(PcscLiteIoRequest))]
    [InlineData(typeof(MacOSIoRequest))]
    [InlineData(typeof(WindowsIoRequest))]
    public void The_rule_for_structures_is_that_of_the_runtime(Type layout)
    {
        (Dictionary<string, int> offsets, int size) = LayOut(layout, IntPtr.Size);

        Assert.Equal(Marshal.SizeOf(layout), size);
        Assert.All(offsets, field => Assert.Equal((int)Marshal.OffsetOf(layout, field.Key), field.Value));
    }

    // wintypes.h and windows.h: what the declarations of the functions rest on.
    [Theory]
    [InlineData("pcsc-lite, 64 bits", 8, 8, 8)]
    [InlineData("pcsc-lite, 32 bits", 4, 4, 4)]
    [InlineData("macOS", 4, 4, 4)]
    [InlineData("Windows, 64 bits", 4, 4, 8)]
    [InlineData("Windows, 32 bits", 4, 4, 4)]
    public void Numbers_and_handles_have_the_width_that_the_functions_are_declared_with(string system, uint dword, uint status, uint handle)
    {
        CHeaders headers = CHeaders.Of(system);

        Assert.Equal([dword, status, handle, handle], [headers["sizeof DWORD"], headers["sizeof LONG"], headers["sizeof SCARDCONTEXT"], headers["sizeof SCARDHANDLE"]]);
    }

    [Theory]
    [InlineData("pcsc-lite, 64 bits")]
    [InlineData("macOS")]
    [InlineData("Windows, 64 bits")]
    public void Share_modes_dispositions_and_states_have_the_numbers_of_every_header(string system)
    {
        CHeaders headers = CHeaders.Of(system);

        Assert.All(Enum.GetValues<CardShareMode>(), mode => Assert.Equal(headers[Name("SCARD_SHARE_", mode)], (uint)mode));
        Assert.All(Enum.GetValues<CardDisposition>(), disposition => Assert.Equal(headers[Name("SCARD_", disposition) + "_CARD"], (uint)disposition));
        Assert.All(
            Enum.GetValues<ReaderState>().Where(state => state is not ReaderState.None),
            state => Assert.Equal(headers[Name("SCARD_STATE_", state)], (uint)state));
        Assert.Equal(Scope.System, headers["SCARD_SCOPE_SYSTEM"]);
    }

    [Fact]
    public void Protocols_and_card_states_have_the_numbers_of_Windows()
    {
        CHeaders headers = CHeaders.Of("Windows, 64 bits");

        Assert.All(Enum.GetValues<CardState>(), state => Assert.Equal(headers[Name("SCARD_", state)], (uint)state));
        foreach (CardProtocol protocol in new[] { CardProtocol.T0, CardProtocol.T1, CardProtocol.Raw })
            Assert.Equal(headers[Name("SCARD_PROTOCOL_", protocol)], (uint)protocol);
        Assert.Equal((uint)CardProtocol.Any, headers["SCARD_PROTOCOL_Tx"]);
    }

    [Theory]
    [InlineData("pcsc-lite, 64 bits")]
    [InlineData("macOS")]
    public void Protocols_and_card_states_are_translated_for_pcsc_lite_and_macOS(string system)
    {
        CHeaders headers = CHeaders.Of(system);

        Assert.All(Enum.GetValues<CardState>(), state => Assert.Equal(state, PcscLiteNumbers.ToState(headers[Name("SCARD_", state)])));
        foreach (CardProtocol protocol in new[] { CardProtocol.T0, CardProtocol.T1, CardProtocol.Any, CardProtocol.T15, CardProtocol.Raw })
        {
            uint number = headers[Name("SCARD_PROTOCOL_", protocol)];
            Assert.Equal(number, PcscLiteNumbers.FromProtocols((uint)protocol));
            Assert.Equal((uint)protocol, PcscLiteNumbers.ToProtocols(number));
        }
    }

    [Fact]
    public void A_control_code_is_that_of_the_header()
    {
        Assert.Equal(CHeaders.Of("Windows, 64 bits")["SCARD_CTL_CODE(3400)"], new WindowsWinSCard().ControlCode(3400));
        Assert.Equal(CHeaders.Of("pcsc-lite, 64 bits")["SCARD_CTL_CODE(3400)"], new PcscLiteWinSCard().ControlCode(3400));
        Assert.Equal(CHeaders.Of("macOS")["SCARD_CTL_CODE(3400)"], new MacOSWinSCard().ControlCode(3400));
    }

    [Theory]
    [InlineData("pcsc-lite, 64 bits")]
    [InlineData("macOS")]
    [InlineData("Windows, 64 bits")]
    public void Every_code_of_the_header_has_its_name(string system)
    {
        CHeaders headers = CHeaders.Of(system);
        KeyValuePair<string, uint>[] codes = [.. new[] { "SCARD_S_", "SCARD_E_", "SCARD_F_", "SCARD_P_", "SCARD_W_" }.SelectMany(headers.StartingWith)];

        // In pcsc-lite two names share the number 0x8010001F; PcscLiteStatusTests tells which is meant.
        Assert.All(
            codes.Where(code => code.Key is not "SCARD_E_UNSUPPORTED_FEATURE" || system.StartsWith("Windows", StringComparison.Ordinal)),
            code => Assert.Equal(code.Key, PcscStatus.NameOf(code.Value)));
        Assert.InRange(codes.Length, 60, 100);
    }

    // The symbols of PCSC.framework that begin with SCard: PCSC.tbd of the macOS SDK 10.15.
    [Fact]
    public void Every_function_that_is_called_on_macOS_is_exported_there()
    {
        string[] exported =
        [
            "SCardBeginTransaction", "SCardCancel", "SCardCancelTransaction", "SCardConnect", "SCardControl", "SCardControl132", "SCardDisconnect",
            "SCardEndTransaction", "SCardEstablishContext", "SCardGetAttrib", "SCardGetStatusChange", "SCardIsValidContext", "SCardListReaderGroups",
            "SCardListReaders", "SCardReconnect", "SCardReleaseContext", "SCardSetAttrib", "SCardSetTimeout", "SCardStatus", "SCardTransmit", "SCardUnload",
        ];
        IEnumerable<string> called = typeof(MacOSWinSCard).GetNestedType("Library", BindingFlags.NonPublic)!
            .GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Select(method => method.GetCustomAttribute<DllImportAttribute>()!.EntryPoint ?? method.Name)
            .ToArray();

        Assert.Contains("SCardConnect", called);
        Assert.Subset(exported.ToHashSet(), called.ToHashSet());
    }

    private static string Name<T>(string prefix, T value)
        where T : struct, Enum => prefix + value.ToString().ToUpperInvariant();

    /// <summary>
    /// The rule of C compilers and of the runtime: a field stands at the next multiple of its alignment, at most the
    /// packing; the whole is a multiple of the largest.
    /// </summary>
    private static (Dictionary<string, int> Offsets, int Size) LayOut(Type layout, int pointerSize)
    {
        int packing = layout.StructLayoutAttribute!.Pack is 0 ? 8 : layout.StructLayoutAttribute.Pack;
        Dictionary<string, int> offsets = [];
        int end = 0, widest = 1;
        foreach (FieldInfo field in layout.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).OrderBy(field => field.MetadataToken))
        {
            FixedBufferAttribute? buffer = field.GetCustomAttribute<FixedBufferAttribute>();
            int size = buffer is not null ? buffer.Length
                : field.FieldType == typeof(IntPtr) || field.FieldType == typeof(UIntPtr) ? pointerSize
                : Marshal.SizeOf(field.FieldType);
            int alignment = Math.Min(buffer is null ? size : 1, packing);
            int offset = (end + alignment - 1) / alignment * alignment;
            offsets.Add(field.Name, offset);
            end = offset + size;
            widest = Math.Max(widest, alignment);
        }

        return (offsets, (end + widest - 1) / widest * widest);
    }
}
