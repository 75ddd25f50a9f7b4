using System;
using System.Collections.Generic;

namespace SmartCard.Pkcs11;

/// <summary>The token does not have the mechanism that was asked for, or not for this use.</summary>
public sealed class Pkcs11MechanismException : Exception
{
    /// <summary>Describes it.</summary>
    /// <param name="mechanism">What was asked for.</param>
    /// <param name="use">What it was to be used for.</param>
    /// <param name="available">The mechanisms that the token has for this use.</param>
    /// <param name="failure">The call that failed.</param>
    public Pkcs11MechanismException(string mechanism, Pkcs11MechanismFlags use, IReadOnlyList<string> available, Pkcs11Exception failure)
        : base(
            available.Count is 0
                ? $"The token has no mechanism for {use}, and so not {mechanism}."
                : $"The token does not have the mechanism {mechanism} for {use}. It has {string.Join(", ", available)}.",
            failure)
    {
        Mechanism = mechanism;
        Available = available;
        HResult = failure.HResult;
    }

    /// <summary>What was asked for.</summary>
    public string Mechanism { get; }

    /// <summary>The mechanisms that the token has for this use.</summary>
    public IReadOnlyList<string> Available { get; }
}
