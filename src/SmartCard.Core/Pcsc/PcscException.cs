using System;

namespace SmartCard.Pcsc;

/// <summary>A PC/SC function failed. The code is also the <see cref="Exception.HResult"/>.</summary>
public sealed class PcscException : Exception
{
    /// <summary>Describes the failure.</summary>
    /// <param name="function">The PC/SC function, such as <c>SCardEstablishContext</c>.</param>
    /// <param name="status">What it returned.</param>
    /// <param name="readerName">The reader it was about; null when it was about none or several.</param>
    /// <param name="innerException">What was below, as when the library could not be loaded.</param>
    public PcscException(string function, uint status, string? readerName = null, Exception? innerException = null)
        : base(Describe(function, status, readerName), innerException)
    {
        Function = function;
        Status = status;
        ReaderName = readerName;
        HResult = unchecked((int)status);
    }

    /// <summary>The PC/SC function that failed, such as <c>SCardEstablishContext</c>.</summary>
    public string Function { get; }

    /// <summary>
    /// What it returned, by Windows' numbers: <c>0x8010001D</c>, or a Win32 code below 0x10000, such as 126 when there
    /// is no PC/SC library.
    /// </summary>
    public uint Status { get; }

    /// <summary>The native name of <see cref="Status"/>, such as <c>SCARD_E_NO_SERVICE</c>; an unknown code as its number.</summary>
    public string StatusName => PcscStatus.NameOf(Status);

    /// <summary>Whether it failed because the service does not run, or ended meanwhile: a later try with a new context may succeed.</summary>
    public bool IsServiceLoss => PcscStatus.IsServiceLoss(Status);

    /// <summary>The reader it was about, or null.</summary>
    public string? ReaderName { get; }

    private static string Describe(string function, uint status, string? readerName)
    {
        string where = readerName is null ? "" : $" on reader '{readerName}'";
        return $"{function} failed{where}: {Meaning(function, status)} ({NameAndNumber(status)}).";
    }

    /// <summary>One code has two meanings, by the function that returned it.</summary>
    private static string Meaning(string function, uint status) => (function, status) switch
    {
        ("SCardTransmit", PcscStatus.NotTransacted) => "the exchange with the card failed: the card or the reader gave no answer",
        ("SCardEndTransaction", PcscStatus.NotTransacted) => "there is no transaction",
        _ => PcscStatus.MeaningOf(status),
    };

    private static string NameAndNumber(uint status)
    {
        string name = PcscStatus.NameOf(status);
        string number = PcscStatus.NumberOf(status);
        return string.Equals(name, number, StringComparison.Ordinal) ? number : $"{name}, {number}";
    }
}
