using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using System.Threading;

namespace SmartCard.Commands.Atr;

/// <summary>A file with a list of ATRs: as text, as what Windows PowerShell writes with &gt; (UTF-16), or compressed with gzip.</summary>
internal sealed class AtrListFile : IDisposable
{
    private readonly MeasuredStream file;

    /// <summary>Opens the file; whether it is compressed is told by its first bytes (RFC 1952, 2.3.1), not by its name.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder.</exception>
    internal AtrListFile(string path)
    {
        // The reader asks for large blocks; a buffer between would only copy.
        file = new MeasuredStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, FileOptions.SequentialScan));
        byte[] head = file.Head;
        bool StartsWith(byte first, byte second) => head.Length == 2 && head[0] == first && head[1] == second;

        Text = StartsWith(0x1F, 0x8B) ? new GZipText(file)
            : StartsWith(0xFF, 0xFE) || StartsWith(0xFE, 0xFF) ? new AsciiStream(new StreamReader(file, Encoding.Unicode, detectEncodingFromByteOrderMarks: true))
            : file;
    }

    /// <summary>The text, decompressed, in ASCII or an encoding that extends it.</summary>
    internal Stream Text { get; }

    /// <summary>How much of the file has been read, in percent; <see langword="null"/> where its length is not known.</summary>
    internal int? PercentRead => file.Total > 0 ? (int)Math.Min(100, 100 * file.BytesRead / file.Total) : null;

    /// <inheritdoc/>
    public void Dispose() => Text.Dispose();

    /// <summary>Tells, in any thread, how much was read; shows the first two bytes before they are read.</summary>
    private sealed class MeasuredStream : ReadOnlyStream
    {
        private readonly Stream inner;
        private int headRead;
        private long bytesRead;

        internal MeasuredStream(FileStream inner)
        {
            this.inner = inner;
            Total = inner.CanSeek ? inner.Length : 0;
            var head = new byte[2];
            int read = inner.Read(head, 0, 1);
            if (read == 1)
                read += inner.Read(head, 1, 1);
            Array.Resize(ref head, read);
            Head = head;
        }

        internal byte[] Head { get; }

        internal long Total { get; }

        internal long BytesRead => Interlocked.Read(ref bytesRead);

        /// <summary>The last four bytes that were read, the last of them on top.</summary>
        internal uint Tail { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = Math.Min(count, Head.Length - headRead);
            if (read > 0)
            {
                Array.Copy(Head, headRead, buffer, offset, read);
                headRead += read;
            }
            else
            {
                read = inner.Read(buffer, offset, count);
            }

            Interlocked.Add(ref bytesRead, read);
            for (int i = Math.Max(0, read - sizeof(uint)); i < read; i++)
                Tail = (Tail >> 8) | ((uint)buffer[offset + i] << 24);
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>
    /// Text in gzip. GZipStream takes a file that was cut off for one that is done; the length at its end
    /// (RFC 1952, 2.3.1) tells, which in a file of several parts is that of the last and so no more than all.
    /// </summary>
    private sealed class GZipText(MeasuredStream file) : ReadOnlyStream
    {
        private readonly GZipStream text = new(file, CompressionMode.Decompress);
        private long length;

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = text.Read(buffer, offset, count);
            length += read;
            if (read == 0 && file.Tail > length)
                throw new InvalidDataException("The compressed data end too early.");
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                text.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>Text as bytes, one a character: what is no ASCII is in no ATR.</summary>
    private sealed class AsciiStream(TextReader text) : ReadOnlyStream
    {
        private char[] characters = [];

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (characters.Length < count)
                characters = new char[count];
            int read = text.Read(characters, 0, count);
            for (int i = 0; i < read; i++)
                buffer[offset + i] = characters[i] < 0x80 ? (byte)characters[i] : (byte)'?';
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                text.Dispose();
            base.Dispose(disposing);
        }
    }
}
