using System.Management.Automation;

namespace SmartCard.Errors;

/// <content>Files of this module: reports, traces, lists, downloads.</content>
internal static partial class ErrorConditions
{
    // Reports
    public static readonly ErrorCondition ReportExists = new(
        nameof(ReportExists),
        ErrorCategory.ResourceExists,
        "Leave out -NoClobber to write over it, or name another file.");

    public static readonly ErrorCondition ReportNotWritten = new(
        nameof(ReportNotWritten),
        ErrorCategory.WriteError,
        "See that the folder is there and may be written, and name a file in it; -Force writes over a file that is read-only.");

    public static readonly ErrorCondition ReportNotOpened = new(
        nameof(ReportNotOpened),
        ErrorCategory.OpenError,
        "Open the file in a web browser.");

    // Traces
    public static readonly ErrorCondition TraceRunning = new(
        nameof(TraceRunning),
        ErrorCategory.ResourceExists,
        "End it first, with Stop-SmartCardTrace: a process writes one trace at a time.");

    public static readonly ErrorCondition TraceNotRunning = new(
        nameof(TraceNotRunning),
        ErrorCategory.InvalidOperation,
        "Start-SmartCardTrace begins one; a trace also ends when the module is removed from the session that began it.");

    public static readonly ErrorCondition TraceExists = new(
        nameof(TraceExists),
        ErrorCategory.ResourceExists,
        "Leave out -NoClobber to write over it, take -Append to go on at its end, or name another file.");

    public static readonly ErrorCondition TraceNotWritten = new(
        nameof(TraceNotWritten),
        ErrorCategory.WriteError,
        "See that the folder is there and may be written and that the disk has room, and name a file in it.");

    // Lists of card types
    public static readonly ErrorCondition CardTypeListNotFound = new(
        nameof(CardTypeListNotFound),
        ErrorCategory.ObjectNotFound,
        "Get one: Update-CardType downloads the newest, 'sudo apt install pcsc-tools' installs one on Debian and Ubuntu, and -Path or "
        + "the environment variable SMARTCARD_LIST name a file of yours.");

    public static readonly ErrorCondition CardTypeListUnreadable = new(
        nameof(CardTypeListUnreadable),
        ErrorCategory.ReadError,
        "See that the file may be read, or name another with -Path.");

    public static readonly ErrorCondition InvalidCardTypeList = new(
        nameof(InvalidCardTypeList),
        ErrorCategory.InvalidData,
        "A list has the form of pcsc-tools' smartcard_list.txt: lines with an ATR, and below each, after a tab, what the card is.");

    public static readonly ErrorCondition CardTypeListNotWritten = new(
        nameof(CardTypeListNotWritten),
        ErrorCategory.WriteError,
        "See that the folder may be written, or name another file with -Path.");

    // Downloads
    public static readonly ErrorCondition InsecureAddress = new(
        nameof(InsecureAddress),
        ErrorCategory.SecurityError,
        "Name an address that begins with https://; http:// is taken for this computer itself only, such as http://127.0.0.1:8080/list.txt.");

    public static readonly ErrorCondition DownloadFailed = new(
        nameof(DownloadFailed),
        ErrorCategory.ConnectionError,
        "See that the address is right and the network is there, and try again. The list of before stays as it is.");

    public static readonly ErrorCondition DownloadIncomplete = new(
        nameof(DownloadIncomplete),
        ErrorCategory.ConnectionError,
        "Try again. The list of before stays as it is.");

    public static readonly ErrorCondition DownloadTooLarge = new(
        nameof(DownloadTooLarge),
        ErrorCategory.LimitsExceeded,
        "See that the address is that of a list. The list of before stays as it is.");
}
