using System;

namespace SmartCard.Pkcs11;

/// <summary>A text is no PKCS#11 URI that can be used. The message does not show the text: it may hold a PIN.</summary>
/// <param name="message">What is wrong with it.</param>
public sealed class InvalidPkcs11UriException(string message) : Exception(message);
