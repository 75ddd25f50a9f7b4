using System;
using System.Runtime.InteropServices;
using System.Security;
using Org.BouncyCastle.OpenSsl;

namespace SmartCard.Pkcs11;

/// <summary>The password of a file, in characters that are zeroed when it is disposed.</summary>
internal sealed class FilePassword : IPasswordFinder, IDisposable
{
    private readonly char[]? characters;

    public FilePassword(SecureString? password)
    {
        if (password is null)
            return;
        IntPtr text = Marshal.SecureStringToGlobalAllocUnicode(password);
        try
        {
            characters = new char[password.Length];
            Marshal.Copy(text, characters, 0, characters.Length);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(text);
        }
    }

    /// <summary>Whether there is one.</summary>
    public bool IsGiven => characters is not null;

    /// <summary>Whether it was asked for.</summary>
    public bool WasAsked { get; private set; }

    /// <summary>The characters; the reader must not keep them.</summary>
    public char[] GetPassword()
    {
        WasAsked = true;
        return characters ?? [];
    }

    public void Dispose()
    {
        if (characters is not null)
            Array.Clear(characters, 0, characters.Length);
    }
}
