using System;

namespace SmartCard.Pkcs11;

/// <summary>A mechanism is not known by its name, or does not take the parameters that are given for it.</summary>
public sealed class InvalidMechanismParameterException : Exception
{
    /// <summary>Describes it.</summary>
    /// <param name="mechanism">The mechanism, as it was named.</param>
    /// <param name="message">What is wrong, and what the mechanism takes.</param>
    /// <param name="innerException">What was below.</param>
    public InvalidMechanismParameterException(string mechanism, string message, Exception? innerException = null)
        : base(message, innerException) => Mechanism = mechanism;

    /// <summary>The mechanism, as it was named.</summary>
    public string Mechanism { get; }
}
