using System;

namespace SmartCard.Pkcs11;

/// <summary>A file cannot be used as a PKCS#11 module.</summary>
public sealed class Pkcs11ModuleException : Exception
{
    /// <summary>Describes the failure.</summary>
    /// <param name="modulePath">The file.</param>
    /// <param name="fault">What is wrong with it.</param>
    /// <param name="detail">What the system says, as a sentence or more; null when there is no more to say.</param>
    /// <param name="innerException">What was below.</param>
    public Pkcs11ModuleException(string modulePath, Pkcs11ModuleFault fault, string? detail = null, Exception? innerException = null)
        : base($"\"{modulePath}\" cannot be used: {Describe(fault)}.{(string.IsNullOrEmpty(detail) ? "" : $" {detail}")}", innerException)
    {
        ModulePath = modulePath;
        Fault = fault;
    }

    /// <summary>The file.</summary>
    public string ModulePath { get; }

    /// <summary>What is wrong with it.</summary>
    public Pkcs11ModuleFault Fault { get; }

    private static string Describe(Pkcs11ModuleFault fault) => fault switch
    {
        Pkcs11ModuleFault.NotFound => "there is no such file",
        Pkcs11ModuleFault.WrongArchitecture => $"it is not made for a process of {IntPtr.Size * 8} bits on this processor",
        Pkcs11ModuleFault.NotPkcs11 => "it is no PKCS#11 module, for it has no function C_GetFunctionList",
        Pkcs11ModuleFault.MissingFunctions => "functions are missing in its list",
        Pkcs11ModuleFault.Crashes => "it crashes when it is initialised",
        _ => "the system cannot load it",
    };
}
