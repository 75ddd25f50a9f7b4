using System;

namespace SmartCard.Pkcs11.Native;

/// <summary>What Pkcs11Interop made and a handle of this folder ends.</summary>
internal static class Ownership
{
    /// <summary>Leaves it to the caller when the object ends: its own finaliser would make it unusable, or unload it, before.</summary>
    public static void TakeOver(object interop) =>
#pragma warning disable CA1816 // It is the point of this method.
        GC.SuppressFinalize(interop);
#pragma warning restore CA1816
}
