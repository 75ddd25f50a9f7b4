using System;

namespace SmartCard.Apdu;

/// <summary>A field of a command APDU that its form has no room for, or that its class does not know.</summary>
public sealed class InvalidApduParameterException : Exception
{
    internal InvalidApduParameterException(string parameterName, string message)
        : base(message) =>
        ParameterName = parameterName;

    /// <summary>The field: <c>Le</c>, <c>Data</c>.</summary>
    public string ParameterName { get; }
}
