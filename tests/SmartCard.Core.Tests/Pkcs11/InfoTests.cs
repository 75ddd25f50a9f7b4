using System;
using System.Linq;
using System.Text;
using SmartCard.Fixtures;
using SmartCard.Pkcs11;
using SmartCard.Pkcs11.Native;
using Xunit;

namespace SmartCard.Core.Tests.Pkcs11;

/// <summary>CK_SLOT_INFO and CK_TOKEN_INFO field by field: every field has a value of its own.</summary>
public sealed class InfoTests
{
    private const ulong Slot = 7;

    // The values of get_slot_info in steered-pkcs11.c, laid out by the C compiler.
    [Fact]
    public void A_slot_has_what_the_C_compiler_put_into_each_field()
    {
        using SteeredModule library = SteeredModule.Compile();

        Pkcs11Slot slot = Pkcs11Module.Load(library.Path).GetSlot(Slot);

        Assert.Equal(("Steered slot", "Tests"), (slot.SlotDescription, slot.ManufacturerId));
        Assert.Equal(Pkcs11SlotFlags.TokenPresent | Pkcs11SlotFlags.RemovableDevice, slot.Flags);
        Assert.Equal(new Version(3, 4), slot.HardwareVersion);
        Assert.Null(slot.FirmwareVersion);
    }

    [Fact]
    public void A_slot_that_the_module_knows_after_its_list_only_is_found()
    {
        using SteeredModule library = SteeredModule.Compile();
        library["knows_listed_slots_only"] = 1;
        Pkcs11Module module = Pkcs11Module.Load(library.Path);

        Assert.Equal("Steered token", module.GetToken(Slot).Label);
        Assert.Equal("CKR_SLOT_ID_INVALID", Assert.Throws<Pkcs11Exception>(() => module.GetSlot(Slot + 1)).StatusName);
    }

    // The values of get_token_info there.
    [Fact]
    public void A_token_has_what_the_C_compiler_put_into_each_field()
    {
        using SteeredModule library = SteeredModule.Compile();

        Pkcs11Token token = Pkcs11Module.Load(library.Path).GetToken(Slot);

        Assert.Equal(("Steered token", "Tests", "Model", "4711"), (token.Label, token.ManufacturerId, token.Model, token.SerialNumber));
        Assert.Equal(Pkcs11TokenFlags.TokenInitialized, token.Flags);
        Assert.Equal(
            [101, 102, 103, 104, 105, 106, 107, 108, 109, null],
            [
                token.MaxSessionCount, token.SessionCount, token.MaxReadWriteSessionCount, token.ReadWriteSessionCount, token.MaxPinLength,
                token.MinPinLength, token.TotalPublicMemoryBytes, token.FreePublicMemoryBytes, token.TotalPrivateMemoryBytes, token.FreePrivateMemoryBytes,
            ]);
        Assert.Equal((new Version(1, 50), new Version(2, 7)), (token.HardwareVersion, token.FirmwareVersion));
        Assert.Equal(new DateTime(2026, 11, 22, 23, 59, 59, DateTimeKind.Utc), token.UtcTime);
    }

    // CK_TOKEN_INFO of the specification (PKCS #11 Version 3.1, 3.2) with CK_ULONG of 4 bytes, as on Windows.
    [Fact]
    public void Numbers_of_4_bytes_are_read_as_such()
    {
        byte[] structure =
        [
            .. Encoding.ASCII.GetBytes("Label".PadRight(32)),
            .. Encoding.ASCII.GetBytes("Maker".PadRight(32)),
            .. Encoding.ASCII.GetBytes("Model".PadRight(16)),
            .. Encoding.ASCII.GetBytes("Serial".PadRight(16)),
            .. Enumerable.Range(1, 11).SelectMany(number => BitConverter.GetBytes((uint)number)),
            1, 2, 3, 4,
            .. new byte[16],
        ];
        InfoStructure info = new(structure, textLength: 96, numberCount: 11, numberLength: 4);

        Assert.Equal(["Label", "Maker", "Model", "Serial"], [info.Text(0, 32), info.Text(32, 32), info.Text(64, 16), info.Text(80, 16)]);
        Assert.Equal(Enumerable.Range(1, 11).Select(number => (ulong)number), Enumerable.Range(0, 11).Select(info.Number));
        Assert.Equal((new Version(1, 2), new Version(3, 4)), (info.Version(0), info.Version(1)));
        Assert.Empty(info.TextBehind(versions: 2, length: 16));
    }
}
