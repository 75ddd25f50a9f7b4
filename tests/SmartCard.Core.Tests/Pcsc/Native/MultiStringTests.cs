using System.Text;
using SmartCard.Pcsc.Native;
using Xunit;

namespace SmartCard.Core.Tests.Pcsc.Native;

/// <summary>The multi-string of SCardListReaders, as winscard.h and pcsc-lite's documentation describe it.</summary>
public sealed class MultiStringTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("\0", new string[0])]
    [InlineData("A\0\0", new[] { "A" })]
    [InlineData("A\0B C [D] 00 00\0\0", new[] { "A", "B C [D] 00 00" })]
    [InlineData("Lesegerät\0\0left over\0", new[] { "Lesegerät" })]
    [InlineData("A\0B", new[] { "A", "B" })]
    public void Names_end_at_the_empty_one(string buffer, string[] names)
    {
        foreach (Encoding encoding in new[] { Encoding.UTF8, Encoding.Unicode })
        {
            byte[] bytes = encoding.GetBytes(buffer);
            Assert.Equal(names, MultiString.Read(bytes, bytes.Length, encoding));
        }
    }
}
