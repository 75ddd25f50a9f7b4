using System;

namespace SmartCard.Atr;

/// <summary>A wish for an ATR that no answer to reset can fulfil. The message says what is allowed.</summary>
public sealed class InvalidAtrParameterException : Exception
{
    internal InvalidAtrParameterException(string parameterName, string message)
        : base(message) =>
        ParameterName = parameterName;

    /// <summary>The property of <see cref="AtrParameters"/> that is impossible.</summary>
    public string ParameterName { get; }
}
