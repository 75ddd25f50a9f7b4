using System.Linq;
using CsCheck;
using SmartCard.Apdu;
using Xunit;

namespace SmartCard.Core.Tests.Apdu;

/// <summary>Command chaining by ISO/IEC 7816-4:2005, 5.1.1.1: b5 of CLA says that more follow.</summary>
public sealed class CommandChainTests
{
    [Fact]
    public void All_but_the_last_have_the_bit_and_no_Le()
    {
        CommandApdu[] chain = [.. CommandChain.Split(0x00, 0xDB, 0x3F, 0xFF, [1, 2, 3, 4, 5], 256, 2)];

        Assert.Equal(["10 DB 3F FF 02 01 02", "10 DB 3F FF 02 03 04", "00 DB 3F FF 01 05 00"], chain.Select(command => command.Apdu));
    }

    [Fact]
    public void The_parts_are_the_data() =>
        Gen.Select(Gen.Byte.Array[0, 2000], Gen.Int[1, 300]).Sample((data, length) =>
        {
            CommandApdu[] chain = [.. CommandChain.Split(0x01, 0xDB, 0, 0, data, null, length)];
            return chain.SelectMany(command => command.Data).SequenceEqual(data)
                && chain.Take(chain.Length - 1).All(command => command.Cla == 0x11 && command.DataLength == length)
                && chain[^1].Cla == 0x01
                && chain.Length == System.Math.Max(1, (data.Length + length - 1) / length);
        });

    [Fact]
    public void One_command_is_enough_for_little_data() =>
        Assert.Equal("80 E2 00 00 01 05", Assert.Single(CommandChain.Split(0x80, 0xE2, 0, 0, [5], null, 255)).Apdu);

    [Theory]
    [InlineData(0x20, 1)]
    [InlineData(0xFF, 1)]
    [InlineData(0x00, 0)]
    [InlineData(0x00, 65536)]
    public void What_cannot_be_chained_is_refused(byte cla, int length) =>
        Assert.Throws<InvalidApduParameterException>(() => CommandChain.Split(cla, 0xDB, 0, 0, [1, 2], null, length));
}
