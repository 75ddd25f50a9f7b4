using System;
using System.Linq;
using CsCheck;
using SmartCard.Apdu;
using SmartCard.Bytes;
using Xunit;

namespace SmartCard.Core.Tests.Apdu;

/// <summary>The forms of ISO/IEC 7816-3:2006, 12.1.3, table 13; CLA by ISO/IEC 7816-4:2005, 5.1.1, tables 2 and 3.</summary>
public sealed class CommandApduTests
{
    private static readonly Gen<CommandApdu> AnyCommand =
        from header in Gen.Byte.Array[4]
        from extended in Gen.Bool
        from data in Gen.Byte.Array[0, extended ? 700 : 255]
        from le in Gen.Int[0, extended ? 65536 : 256]
        select new CommandApdu(header[0], header[1], header[2], header[3], data, le == 0 ? null : le, extended);

    [Theory]
    [InlineData("00 84 00 00", ApduCase.Case1, 0, null)]
    [InlineData("00 B0 00 00 10", ApduCase.Case2Short, 0, 16)]
    [InlineData("00 B0 00 00 00", ApduCase.Case2Short, 0, 256)]
    [InlineData("00 A4 00 0C 02 3F 00", ApduCase.Case3Short, 2, null)]
    [InlineData("00 A4 04 00 02 3F 00 00", ApduCase.Case4Short, 2, 256)]
    [InlineData("00 B0 00 00 00 01 00", ApduCase.Case2Extended, 0, 256)]
    [InlineData("00 B0 00 00 00 00 00", ApduCase.Case2Extended, 0, 65536)]
    [InlineData("00 D6 00 00 00 00 02 AA BB", ApduCase.Case3Extended, 2, null)]
    [InlineData("00 CB 3F FF 00 00 02 5C 00 01 00", ApduCase.Case4Extended, 2, 256)]
    [InlineData("00 CB 3F FF 00 00 02 5C 00 00 00", ApduCase.Case4Extended, 2, 65536)]
    public void The_length_decides_between_the_seven_forms(string text, ApduCase expected, int dataLength, int? le)
    {
        var command = CommandApdu.Read(HexText.Parse(text));

        Assert.Equal((expected, dataLength, le), (command.Case, command.DataLength, command.Le));
        Assert.Equal(text, command.Apdu);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00 A4 04")]
    [InlineData("00 A4 04 00 02 3F")] // Lc 2, one byte
    [InlineData("00 A4 04 00 02 3F 00 00 00")] // Lc 2, two bytes of Le
    [InlineData("00 A4 04 00 00 01")] // 00 and one byte
    [InlineData("00 A4 04 00 00 00 00 00")] // extended Lc 0
    [InlineData("00 A4 04 00 00 00 02 AA BB 00")] // extended Lc, one byte of Le
    [InlineData("00 A4 04 00 00 00 02 AA")]
    public void What_has_none_of_the_forms_is_told(string text)
    {
        Assert.False(CommandApdu.TryRead(HexText.Parse(text), out CommandApdu? command, out string? error));
        Assert.Null(command);
        Assert.EndsWith(".", error, StringComparison.Ordinal);
        Assert.Equal(error, Assert.Throws<InvalidApduException>(() => CommandApdu.Read(HexText.Parse(text))).Message);
    }

    [Fact]
    public void What_was_built_is_read_again_with_every_field() => AnyCommand.Sample(built =>
    {
        var read = CommandApdu.Read(built.GetBytes());
        return read.Apdu == built.Apdu && read.Case == built.Case && read.Le == built.Le && read.IsExtended == built.IsExtended
            && (read.Cla, read.Ins, read.P1, read.P2) == (built.Cla, built.Ins, built.P1, built.P2)
            && read.Data.SequenceEqual(built.Data);
    });

    [Fact]
    public void What_was_read_is_written_the_same() => Gen.OneOf<byte>(Gen.Byte, Gen.Byte[0, 3]).Array[0, 20].Sample(bytes =>
    {
        if (!CommandApdu.TryRead(bytes, out CommandApdu? read, out string? error))
            return error.Length > 0;
        var again = new CommandApdu(read.Cla, read.Ins, read.P1, read.P2, read.Data, read.Le, read.IsExtended);
        return read.GetBytes().SequenceEqual(bytes) && again.GetBytes().SequenceEqual(bytes);
    });

    [Theory]
    [InlineData(255, 256, ApduCase.Case4Short)]
    [InlineData(256, 256, ApduCase.Case4Extended)]
    [InlineData(255, 257, ApduCase.Case4Extended)]
    [InlineData(65535, 65536, ApduCase.Case4Extended)]
    public void The_short_form_is_taken_where_it_is_enough(int length, int le, ApduCase expected) =>
        Assert.Equal(expected, new CommandApdu(0, 0xDB, 0, 0, new byte[length], le).Case);

    [Theory]
    [InlineData(65536, 1, null, "Data")]
    [InlineData(256, 1, false, "Data")]
    [InlineData(0, 0, null, "Le")]
    [InlineData(0, 65537, null, "Le")]
    [InlineData(0, 257, false, "Le")]
    public void What_the_form_has_no_room_for_is_refused(int length, int le, bool? extended, string parameter) =>
        Assert.Equal(parameter, Assert.Throws<InvalidApduParameterException>(() => new CommandApdu(0, 0, 0, 0, new byte[length], le, extended)).ParameterName);

    [Fact]
    public void Nothing_outside_can_change_a_command()
    {
        byte[] bytes = [0x00, 0xA4, 0x04, 0x00, 0x01, 0x55];
        var command = CommandApdu.Read(bytes);
        bytes[0] = 0xFF;
        command.Data[0] = 0xFF;
        command.GetBytes()[1] = 0xFF;

        Assert.Equal("00 A4 04 00 01 55", command.Apdu);
    }

    [Theory]
    [InlineData(0x00, ClassKind.FirstInterindustry, 0, SecureMessaging.None, false)]
    [InlineData(0x13, ClassKind.FirstInterindustry, 3, SecureMessaging.None, true)]
    [InlineData(0x04, ClassKind.FirstInterindustry, 0, SecureMessaging.Proprietary, false)]
    [InlineData(0x08, ClassKind.FirstInterindustry, 0, SecureMessaging.HeaderNotAuthenticated, false)]
    [InlineData(0x0D, ClassKind.FirstInterindustry, 1, SecureMessaging.HeaderAuthenticated, false)]
    [InlineData(0x20, ClassKind.Reserved, null, null, null)]
    [InlineData(0x40, ClassKind.FurtherInterindustry, 4, SecureMessaging.None, false)]
    [InlineData(0x7F, ClassKind.FurtherInterindustry, 19, SecureMessaging.HeaderNotAuthenticated, true)]
    [InlineData(0x84, ClassKind.Proprietary, null, null, null)]
    [InlineData(0xFF, ClassKind.Reader, null, null, null)]
    public void CLA_tells_channel_chaining_and_secure_messaging(byte cla, ClassKind kind, int? channel, SecureMessaging? secureMessaging, bool? isChained)
    {
        var command = new CommandApdu(cla, 0xA4, 0, 0);

        Assert.Equal((kind, channel, secureMessaging, isChained), (command.ClassKind, command.Channel, command.SecureMessaging, command.IsChained));
    }

    [Theory]
    [InlineData(0x00, 0xA4, "SELECT")]
    [InlineData(0x00, 0xE4, "DELETE FILE")]
    [InlineData(0x80, 0xE4, "DELETE")] // GlobalPlatform Card Specification 2.3.1, 11.2
    [InlineData(0x80, 0xCA, "GET DATA")]
    [InlineData(0x80, 0xAE, "GENERATE APPLICATION CRYPTOGRAM")] // EMV 4.3 Book 3, 6.5.5
    [InlineData(0xFF, 0xCA, "GET DATA (READER)")] // PC/SC Part 3, 3.2.2.1.3
    [InlineData(0x00, 0x61, null)]
    public void The_class_decides_whose_instruction_it_is(byte cla, byte ins, string? name) =>
        Assert.Equal(name, new CommandApdu(cla, ins, 0, 0).InsName);

    [Theory]
    [InlineData("READ BINARY", 0xB0)]
    [InlineData("readbinary", 0xB0)]
    [InlineData("Get-Data", 0xCA)]
    public void A_name_is_found_however_it_is_written(string name, byte ins) => Assert.Equal(ins, Instructions.Find(name)!.Ins);

    [Fact]
    public void Every_name_is_found_again() =>
        Assert.All(Instructions.All, instruction => Assert.Same(instruction, Instructions.Find(instruction.Name)));
}
