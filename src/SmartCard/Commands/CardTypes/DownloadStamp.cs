using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;

namespace SmartCard.Commands.CardTypes;

/// <summary>
/// Where a file was downloaded from and which version it is, kept in a small file beside it, so that the next download
/// can ask whether there is a newer one (RFC 9110, 13.1).
/// </summary>
internal sealed class DownloadStamp(Uri source, string? etag, string? lastModified)
{
    private const string Extension = ".download";

    private Uri Source { get; } = source;

    private string? ETag { get; } = etag;

    private string? LastModified { get; } = lastModified;

    /// <summary>When the file was changed at its source, in UTC, where the server says so.</summary>
    internal DateTime? LastModifiedTime =>
        DateTime.TryParse(LastModified, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime time)
            ? time
            : null;

    /// <summary>Takes the version from the header of an answer.</summary>
    internal static DownloadStamp Of(Uri source, HttpResponseMessage response) =>
        new(source, response.Headers.ETag?.ToString(), response.Content.Headers.LastModified?.ToString("r", CultureInfo.InvariantCulture));

    /// <summary>The stamp of a file; null when it came from elsewhere or has been changed since.</summary>
    /// <exception cref="IOException">The stamp cannot be read.</exception>
    internal static DownloadStamp? Read(string path, Uri source)
    {
        var file = new FileInfo(path);
        if (!file.Exists || !File.Exists(path + Extension))
            return null;
        string[] lines = [.. File.ReadLines(path + Extension).Take(4)];
        return lines.Length == 4 && lines[0] == source.AbsoluteUri && lines[1] == VersionOf(file)
            ? new(source, Named(lines[2]), Named(lines[3]))
            : null;
    }

    /// <summary>Keeps the stamp beside the file.</summary>
    /// <exception cref="IOException">The stamp cannot be written.</exception>
    internal void Write(string path) =>
        File.WriteAllLines(path + Extension, [Source.AbsoluteUri, VersionOf(new FileInfo(path)), ETag ?? string.Empty, LastModified ?? string.Empty]);

    /// <summary>Asks for the file only if it is another than this.</summary>
    internal void MakeConditional(HttpRequestMessage request)
    {
        if (ETag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ETag);
        if (LastModified is not null)
            request.Headers.TryAddWithoutValidation("If-Modified-Since", LastModified);
    }

    private static string? Named(string line) => line.Length == 0 ? null : line;

    private static string VersionOf(FileInfo file) =>
        string.Format(CultureInfo.InvariantCulture, "{0} {1:o}", file.Length, file.LastWriteTimeUtc);
}
