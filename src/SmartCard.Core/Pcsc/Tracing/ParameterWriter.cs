using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using SmartCard.Bytes;

namespace SmartCard.Pcsc.Tracing;

/// <summary>Writes the parameters of a call as a trace may show them.</summary>
internal sealed class ParameterWriter(PcscTraceOptions options)
{
    private const string NoValue = "NULL";
    private const uint StateBits = 0x0000FFFF;

    private readonly List<PcscParameter> parameters = [];
    private readonly StringBuilder brief = new();

    /// <summary>What was written, in order.</summary>
    public PcscParameterList Parameters => new(parameters);

    /// <summary>What was told in short; null when nothing was.</summary>
    public string? Brief => brief.Length > 0 ? brief.ToString() : null;

    /// <summary>Whether bytes were masked.</summary>
    public bool IsMasked { get; private set; }

    /// <summary>Adds to what is told in short.</summary>
    public ParameterWriter Tell(string? text)
    {
        if (!string.IsNullOrEmpty(text))
            brief.Append(brief.Length > 0 ? " " : "").Append(text);
        return this;
    }

    /// <summary>Writes a handle.</summary>
    public void Handle(string name, IntPtr handle) =>
        Add(name, options.Diffable ? "0x????" : "0x" + handle.ToInt64().ToString("X8", CultureInfo.InvariantCulture));

    /// <summary>Writes a number of 32 bits.</summary>
    public void Number(string name, uint value, string? meaning = null) => Add(name, PcscStatus.NumberOf(value), meaning);

    /// <summary>Writes a length or count, as a number that people read.</summary>
    public void Count(string name, long value) => Add(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes dwCurrentState or dwEventState.</summary>
    public void ReaderState(string name, uint value)
    {
        string? meaning = NativeNames.ReaderState(value);
        uint events = value >> 16;
        if (options.Diffable)
            Add(name, "0x????" + (value & StateBits).ToString("X4", CultureInfo.InvariantCulture), meaning);
        else
            Number(name, value, events is 0 ? meaning : $"{meaning}, {events.ToString(CultureInfo.InvariantCulture)} events");
    }

    /// <summary>Writes a text that came from outside.</summary>
    public void Text(string name, string? text) => Add(name, text is null ? NoValue : Visible(text));

    /// <summary>Writes bytes; those that may be a secret are masked unless secrets are wanted.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="bytes">The buffer.</param>
    /// <param name="count">How many bytes of it count.</param>
    /// <param name="shown">Which of them are no secret; null when none is a secret.</param>
    /// <param name="meaning">What they mean.</param>
    /// <param name="tell">Whether they are told in short as well.</param>
    public void Bytes(string name, byte[] bytes, int count, ShownBytes? shown = null, string? meaning = null, bool tell = false)
    {
        string text = shown is null || options.IncludeSecrets
            ? HexText.Format(bytes, 0, count)
            : MaskedHexText.Format(bytes, count, shown.First, shown.Last);
        IsMasked |= shown is not null && !options.IncludeSecrets && shown.First + shown.Last < count;
        Add(name, text, meaning);
        if (tell)
            Tell(text);
    }

    /// <summary>A text without characters that a terminal would obey.</summary>
    public static string Visible(string text)
    {
        StringBuilder? visible = null;
        for (int i = 0; i < text.Length; i++)
        {
            bool harmless = CharUnicodeInfo.GetUnicodeCategory(text[i]) is not UnicodeCategory.Control and not UnicodeCategory.Format;
            if (!harmless)
                visible ??= new StringBuilder(text, 0, i, text.Length * 2);
            _ = harmless ? visible?.Append(text[i]) : visible!.Append("\\u").Append(((int)text[i]).ToString("X4", CultureInfo.InvariantCulture));
        }

        return visible?.ToString() ?? text;
    }

    private void Add(string name, string value, string? meaning = null) => parameters.Add(new PcscParameter(name, value, meaning));
}
