using System;
using Net.Pkcs11Interop.HighLevelAPI;

namespace SmartCard.Pkcs11;

/// <summary>What a module says of itself (CK_INFO).</summary>
public sealed class Pkcs11ModuleInfo
{
    internal Pkcs11ModuleInfo(string modulePath, string? foundBy, bool alreadyInitialized, ILibraryInfo info)
    {
        ModulePath = modulePath;
        FoundBy = foundBy;
        AlreadyInitialized = alreadyInitialized;
        CryptokiVersion = Field.Version(info.CryptokiVersion);
        ManufacturerId = Field.Text(info.ManufacturerId);
        Flags = (long)info.Flags;
        LibraryDescription = Field.Text(info.LibraryDescription);
        LibraryVersion = Field.Version(info.LibraryVersion);
    }

    /// <summary>The file, as a full path where one was found.</summary>
    public string ModulePath { get; }

    /// <summary>The version of PKCS#11 that it implements; null when the field holds none.</summary>
    public Version? CryptokiVersion { get; }

    /// <summary>Who made it, up to 32 bytes of UTF-8.</summary>
    public string ManufacturerId { get; }

    /// <summary>Its flags; 0, for the standard defines none.</summary>
    public long Flags { get; }

    /// <summary>What it is, up to 32 bytes of UTF-8.</summary>
    public string LibraryDescription { get; }

    /// <summary>Its own version; null when the field holds none.</summary>
    public Version? LibraryVersion { get; }

    /// <summary>Who names the file, such as <c>PKCS11_MODULE</c> or <c>p11-kit: opensc-pkcs11.module</c>; null when the caller did.</summary>
    public string? FoundBy { get; }

    /// <summary>Whether something else in this process had initialised it before; then it is not finalised by this module.</summary>
    public bool AlreadyInitialized { get; }

    /// <summary>The file.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ModulePath;
}
