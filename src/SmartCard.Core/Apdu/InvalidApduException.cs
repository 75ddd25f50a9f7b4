using System;

namespace SmartCard.Apdu;

/// <summary>Bytes that are no command APDU in any of the forms of ISO/IEC 7816-4, 5.1.</summary>
public sealed class InvalidApduException : FormatException
{
    internal InvalidApduException(string message)
        : base(message)
    {
    }
}
