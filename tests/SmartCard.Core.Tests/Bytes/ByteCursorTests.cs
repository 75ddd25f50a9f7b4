using System;
using SmartCard.Bytes;
using Xunit;

namespace SmartCard.Core.Tests.Bytes;

public sealed class ByteCursorTests
{
    private static readonly byte[] Five = [1, 2, 3, 4, 5];

    [Fact]
    public void It_stays_within_its_part()
    {
        var cursor = new ByteCursor(Five, 1, 3);

        Assert.True(cursor.TryReadByte(out byte first));
        Assert.True(cursor.TryReadBytes(2, out byte[] rest));
        Assert.Equal(2, first);
        Assert.Equal([3, 4], rest);
        Assert.False(cursor.TryReadByte(out _));
        Assert.False(cursor.TryPeek(out _));
        Assert.Equal(4, cursor.Offset);
        Assert.Equal(0, cursor.Left);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(uint.MaxValue)]
    public void What_does_not_fit_is_refused_and_the_place_stays(long count)
    {
        var cursor = new ByteCursor(Five, 0, Five.Length);

        Assert.False(cursor.TryReadBytes(count, out byte[] value));
        Assert.Empty(value);
        Assert.Equal(0, cursor.Offset);
        Assert.Equal(Five, cursor.ReadRest());
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 6)]
    [InlineData(5, 1)]
    [InlineData(1, int.MaxValue)]
    [InlineData(0, -1)]
    public void A_part_outside_the_array_is_a_mistake_of_the_caller(int offset, int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ByteCursor(Five, offset, count));
}
