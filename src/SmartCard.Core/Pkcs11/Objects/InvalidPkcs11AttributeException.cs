using System;

namespace SmartCard.Pkcs11;

/// <summary>A name is none of an attribute, or a value is none that the attribute takes.</summary>
public sealed class InvalidPkcs11AttributeException : Exception
{
    /// <summary>Describes it.</summary>
    /// <param name="attribute">The attribute, as it was named.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What was below.</param>
    public InvalidPkcs11AttributeException(string attribute, string message, Exception? innerException = null)
        : base(message, innerException) => Attribute = attribute;

    /// <summary>The attribute, as it was named.</summary>
    public string Attribute { get; }
}
