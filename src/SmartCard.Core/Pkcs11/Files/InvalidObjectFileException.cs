using System;

namespace SmartCard.Pkcs11;

/// <summary>A file does not hold what objects can be made of, or cannot be read without its password.</summary>
public sealed class InvalidObjectFileException : Exception
{
    /// <summary>Describes it.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What was below.</param>
    public InvalidObjectFileException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
