using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace SmartCard.Tests.Reports;

/// <summary>As much of a PNG as tells whether something is on it (W3C Portable Network Graphics).</summary>
internal sealed class Png
{
    private Png(int width, int height, int differentRows)
    {
        Width = width;
        Height = height;
        DifferentRows = differentRows;
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>How many rows of pixels differ from all others, filtered as they are stored; a blank page has one or two.</summary>
    public int DifferentRows { get; }

    public static Png Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        using MemoryStream data = new();
        int width = 0;
        int height = 0;
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            ReadOnlySpan<byte> type = file.AsSpan(at + 4, 4);
            ReadOnlySpan<byte> content = file.AsSpan(at + 8, length);
            if (type.SequenceEqual("IHDR"u8))
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]));
            else if (type.SequenceEqual("IDAT"u8))
                data.Write(content);
            at += length + 12;
        }

        data.Position = 0;
        using ZLibStream inflated = new(data, CompressionMode.Decompress);
        using MemoryStream pixels = new();
        inflated.CopyTo(pixels);
        return new Png(width, height, Rows(pixels.ToArray(), height).Distinct(StringComparer.Ordinal).Count());
    }

    private static IEnumerable<string> Rows(byte[] pixels, int height)
    {
        int row = pixels.Length / height;
        return Enumerable.Range(0, height).Select(i => Convert.ToBase64String(pixels, i * row, row));
    }
}
