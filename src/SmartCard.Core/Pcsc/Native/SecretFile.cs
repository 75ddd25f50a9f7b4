using System;
using System.IO;
using System.Runtime.InteropServices;

namespace SmartCard.Pcsc.Native;

/// <summary>A file that gets PINs and keys: on Unix its owner alone may read it. On Windows it has the rights of its folder.</summary>
public static class SecretFile
{
    // S_IRUSR and S_IWUSR, and all the rest (sys/stat.h).
    private const uint OwnersRights = 6 << 6;
    private const uint OthersRights = (7 << 3) | 7;

    private static readonly bool IsUnix = !RuntimeInformation.IsOSPlatform(OSPlatform.Windows);
    private static readonly object Masking = new();

    /// <summary>
    /// Opens a file that others may read at no moment; one that is there already, and that others may read, is narrowed. Each
    /// write goes straight to the system, and others may open the file meanwhile as far as its rights let them.
    /// </summary>
    /// <param name="path">The file. A device or a pipe keeps its rights.</param>
    /// <param name="mode">How it is opened.</param>
    /// <param name="access">Whether it is read as well.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written, or its rights not be narrowed.</exception>
    public static FileStream Open(string path, FileMode mode, FileAccess access)
    {
        if (!IsUnix)
            return OpenUnbuffered(path, mode, access);

        FileStream file;
        lock (Masking)
        {
            // The mask is that of the process: a file that another thread makes just now would be its owner's alone as well.
            uint mask = Library.umask(OthersRights);
            try
            {
                file = OpenUnbuffered(path, mode, access);
            }
            finally
            {
                _ = Library.umask(mask);
            }
        }

        if (!KeepsWhatIsWritten(file) || Library.fchmod(file.SafeFileHandle, OwnersRights) is 0)
            return file;
        file.Dispose();
        throw new UnauthorizedAccessException("The file gets PINs and keys, and its rights cannot be kept to this user: it is another's, or its file system has no rights.");
    }

    private static FileStream OpenUnbuffered(string path, FileMode mode, FileAccess access) =>
        new(path, mode, access, FileShare.Read, bufferSize: 1);

    /// <summary>A device or a pipe has no length that could be set (ftruncate(2): EINVAL).</summary>
    private static bool KeepsWhatIsWritten(FileStream file)
    {
        try
        {
            file.SetLength(file.Length);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or IOException)
        {
            return false;
        }
    }

    private static class Library
    {
        [DllImport("libc", ExactSpelling = true)]
        public static extern uint umask(uint mask);

        [DllImport("libc", ExactSpelling = true)]
        public static extern int fchmod(SafeHandle file, uint mode);
    }
}
