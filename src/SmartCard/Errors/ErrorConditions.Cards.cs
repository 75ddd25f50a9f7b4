using System.Management.Automation;

namespace SmartCard.Errors;

/// <content>Cards made of script, and scripts and files for cards.</content>
internal static partial class ErrorConditions
{
    // Virtual cards
    public static readonly ErrorCondition ReaderOccupied = new(
        nameof(ReaderOccupied),
        ErrorCategory.ResourceExists,
        "Remove-VirtualSmartCard takes the card out; without -ReaderName the new card gets a reader of its own.");

    public static readonly ErrorCondition VpcdNotThere = new(
        nameof(VpcdNotThere),
        ErrorCategory.ResourceUnavailable,
        "Install vsmartcard's driver (on Debian and Ubuntu 'sudo apt install vsmartcard-vpcd'), restart the PC/SC service, and see that "
        + "no other card is in the slot; -Port names another slot.");

    public static readonly ErrorCondition TranscriptUnreadable = new(
        nameof(TranscriptUnreadable),
        ErrorCategory.ReadError,
        "Send-Apdu -TranscriptPath writes one; about_SmartCard_Virtual shows how it looks.");

    public static readonly ErrorCondition VirtualCardNotFound = new(
        nameof(VirtualCardNotFound),
        ErrorCategory.ObjectNotFound,
        "Get-VirtualSmartCard lists those that are there.");

    // Card scripts and files
    public static readonly ErrorCondition TranscriptNotWritten = new(
        nameof(TranscriptNotWritten),
        ErrorCategory.WriteError,
        "See that the folder is there and may be written, or name another file.");

    public static readonly ErrorCondition UnexpectedAnswer = new(
        nameof(UnexpectedAnswer),
        ErrorCategory.InvalidResult,
        "Without -Expect the patterns in the script are not looked at.");

    public static readonly ErrorCondition ScriptUnreadable = new(
        nameof(ScriptUnreadable),
        ErrorCategory.ParserError,
        "A line of a script is a command in hexadecimal digits, 'reset', 'exit', or a remark that begins with #.");

    public static readonly ErrorCondition NoUid = new(
        nameof(NoUid),
        ErrorCategory.ObjectNotFound,
        "Only contactless cards have one, and only readers for them answer FF CA 00 00 00 (PC/SC Part 3).");

    public static readonly ErrorCondition CardFileUnreadable = new(
        nameof(CardFileUnreadable),
        ErrorCategory.ReadError,
        "See that the application is selected (Select-SmartCardApplication), that the file is there, and that what it asks for has been verified.");

    public static readonly ErrorCondition InvalidFilePath = new(
        nameof(InvalidFilePath),
        ErrorCategory.InvalidArgument,
        "A path has identifiers of two bytes with a slash between, such as 3F00/2F00.");
}
