using System;
using System.Globalization;

namespace SmartCard.Apdu;

/// <summary>A text is no transcript.</summary>
public sealed class InvalidTranscriptException : FormatException
{
    internal InvalidTranscriptException(int line, string reason)
        : base($"Line {line.ToString(CultureInfo.InvariantCulture)} {reason}.") => Line = line;

    /// <summary>The line, from 1.</summary>
    public int Line { get; }
}
