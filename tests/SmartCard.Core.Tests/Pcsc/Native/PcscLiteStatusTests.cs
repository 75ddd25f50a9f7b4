using SmartCard.Pcsc.Native;
using Xunit;

namespace SmartCard.Core.Tests.Pcsc.Native;

public sealed class PcscLiteStatusTests
{
    // pcsclite.h: LONG is a C long; the constants are positive in 64 bits and negative in 32.
    [Theory]
    [InlineData(0L, 0u)]
    [InlineData(0x8010001DL, 0x8010001Du)]
    [InlineData(unchecked((int)0x8010001D), 0x8010001Du)]
    public void A_code_is_the_lower_half_of_the_long(long returned, uint status) =>
        Assert.Equal(status, PcscLiteWinSCard.Status((nint)returned));

    // pcsclite.h: SCARD_E_UNSUPPORTED_FEATURE 0x8010001F; winerror.h: 0x80100022.
    [Fact]
    public void An_unsupported_feature_has_the_number_of_Windows() =>
        Assert.Equal(0x80100022u, PcscLiteWinSCard.Status(unchecked((nint)0x8010001F)));
}
