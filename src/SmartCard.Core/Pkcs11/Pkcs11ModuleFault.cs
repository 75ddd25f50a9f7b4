namespace SmartCard.Pkcs11;

/// <summary>Why a file cannot be used as a PKCS#11 module.</summary>
public enum Pkcs11ModuleFault
{
    /// <summary>There is no such file.</summary>
    NotFound,

    /// <summary>The file is no library, or the system cannot load it or another one that it needs.</summary>
    NotLoadable,

    /// <summary>The library is made for another kind of processor, or for 32 bits where 64 are needed, or the other way round.</summary>
    WrongArchitecture,

    /// <summary>The library has no function C_GetFunctionList: it is no PKCS#11 module.</summary>
    NotPkcs11,

    /// <summary>The list of functions that the module gives has holes.</summary>
    MissingFunctions,

    /// <summary>The module ended the process that tried it.</summary>
    Crashes,
}
