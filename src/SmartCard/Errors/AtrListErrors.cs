using System;
using System.Linq;
using System.Management.Automation;
using SmartCard.Atr.Lists;

namespace SmartCard.Errors;

/// <summary>The error records of files with lists of ATRs.</summary>
internal static class AtrListErrors
{
    /// <summary>There is no such file.</summary>
    internal static ErrorRecord AtrListNotFound(string path, Exception exception) =>
        ErrorConditions.AtrListNotFound.Because(exception, path);

    /// <summary>The file cannot be read, or not to its end.</summary>
    internal static ErrorRecord AtrListUnreadable(string path, Exception exception) =>
        ErrorConditions.AtrListUnreadable.Because(exception, path, $"\"{path}\" cannot be read to its end: {exception.Message} What came before is counted.");

    /// <summary>Lines of the file are no ATRs.</summary>
    internal static ErrorRecord InvalidAtrLine(string path, AtrListReading reading)
    {
        string lines = string.Join("; ", reading.Refused.Select(line => $"line {line.Line} at byte {line.Offset}, \"{SafeText.Of(line.Text)}\": {line.Reason}"));
        string more = reading.RefusedCount > reading.Refused.Count ? " The first are: " : " ";
        return ErrorConditions.InvalidAtrLine.Because(
            new FormatException($"{reading.RefusedCount} of {reading.Lines} lines in \"{path}\" are no ATRs and are not counted.{more}{lines}"),
            path);
    }

    /// <summary>An object is no row of statistics.</summary>
    internal static ErrorRecord InvalidStatistic(object? target, Exception exception) =>
        ErrorConditions.InvalidStatistic.Because(exception, target, $"This is no statistic of ATRs: {SafeText.Of(exception.Message)}");
}
