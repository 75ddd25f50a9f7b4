using System;
using System.IO;
using System.Text;

namespace SmartCard.Commands.Atr;

/// <summary>A file that is written whole or not at all.</summary>
internal sealed class ReportFile(string path)
{
    private const int BufferLength = 4096;
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    private readonly FileInfo file = new(path);

    /// <summary>Whether there is a file now.</summary>
    internal bool Exists => File.Exists(path);

    /// <summary>Whether there is one that may not be written over without being forced.</summary>
    internal bool IsReadOnly => file.Exists && file.IsReadOnly;

    /// <summary>Writes the file as text in UTF-8.</summary>
    /// <param name="write">Writes the text.</param>
    /// <param name="mayReplace">Whether a file that is there is replaced; if not, it is an <see cref="IOException"/>.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    internal void Write(Action<TextWriter> write, bool mayReplace) =>
        WriteBytes(
            stream =>
            {
                using var writer = new StreamWriter(stream, Utf8, BufferLength, leaveOpen: true);
                write(writer);
            },
            mayReplace);

    /// <summary>Writes the file.</summary>
    /// <inheritdoc cref="Write"/>
    internal void WriteBytes(Action<Stream> write, bool mayReplace)
    {
        file.Refresh();
        if (file.Exists && mayReplace && IsLinkOrDevice)
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Write);
            write(stream);
            CutAfter(stream);
            return;
        }

        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
                write(stream);
            Put(temporary, mayReplace);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Taking their place would remove the link or the device itself; a device says that it has no bytes.</summary>
    private bool IsLinkOrDevice => file.Length == 0 || file.Attributes.HasFlag(FileAttributes.ReparsePoint);

    /// <summary>What was in the file behind a link may have been longer; a device has no length.</summary>
    private static void CutAfter(Stream stream)
    {
        if (stream.CanSeek && stream.Length > stream.Position)
            stream.SetLength(stream.Position);
    }

    private void Put(string temporary, bool mayReplace)
    {
        if (!file.Exists || !mayReplace)
        {
            File.Move(temporary, path);
            return;
        }

        FileAttributes attributes = file.Attributes;
        if (file.IsReadOnly)
            file.IsReadOnly = false;
        File.Replace(temporary, path, destinationBackupFileName: null);
        File.SetAttributes(path, attributes);
    }
}
