using SmartCard.Pcsc;
using Xunit;

namespace SmartCard.Core.Tests.Pcsc;

public sealed class PcscExceptionTests
{
    [Fact]
    public void It_says_what_failed_where_and_why()
    {
        PcscException exception = new("SCardGetStatusChange", 0x80100017, "SCM SCR 331 [CCID Interface] 00 00");

        Assert.Equal(
            "SCardGetStatusChange failed on reader 'SCM SCR 331 [CCID Interface] 00 00': "
            + "the reader is not available (any more) (SCARD_E_READER_UNAVAILABLE, 0x80100017).",
            exception.Message);
        Assert.Equal("SCardGetStatusChange", exception.Function);
        Assert.Equal("SCM SCR 331 [CCID Interface] 00 00", exception.ReaderName);
        Assert.Equal("SCARD_E_READER_UNAVAILABLE", exception.StatusName);
    }

    [Theory]
    [InlineData(0x8010001Du)]
    [InlineData(126u)]
    [InlineData(0xFFFFFFFFu)]
    public void The_code_is_the_HResult(uint status)
    {
        PcscException exception = new("SCardEstablishContext", status);

        Assert.Equal(status, exception.Status);
        Assert.Equal(unchecked((int)status), exception.HResult);
    }

    // winerror.h: "An attempt was made to end a nonexistent transaction."; pcscd returns it for every failure of IFDHTransmitToICC.
    [Theory]
    [InlineData("SCardTransmit", "the exchange with the card failed: the card or the reader gave no answer")]
    [InlineData("SCardEndTransaction", "there is no transaction")]
    public void What_SCARD_E_NOT_TRANSACTED_means_depends_on_the_function(string function, string meaning) =>
        Assert.Equal($"{function} failed: {meaning} (SCARD_E_NOT_TRANSACTED, 0x80100016).", new PcscException(function, 0x80100016).Message);

    [Fact]
    public void An_unknown_code_is_named_by_its_number_once() =>
        Assert.Equal("SCardListReaders failed: the code is not known (0x80101234).", new PcscException("SCardListReaders", 0x80101234).Message);
}
