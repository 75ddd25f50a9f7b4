using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace SmartCard.Atr.CardTypes;

/// <summary>
/// The lines below one or several keys. They stay bytes of the file until somebody asks: to name a card takes one
/// entry of five thousand.
/// </summary>
internal sealed class CardTypeText(byte[] file, int start, int end)
{
    private static readonly string[] AddressPrefixes = ["https://", "http://", "ftp://", "www."];
    private static readonly char[] AddressSeparators = [' ', ','];

    private Lines? lines;

    /// <summary>The lines that are no addresses.</summary>
    internal AtrList<string> Description => (lines ??= Read()).Description;

    /// <summary>The addresses on lines of their own.</summary>
    internal AtrList<string> Urls => (lines ??= Read()).Urls;

    private Lines Read()
    {
        List<string> description = [];
        List<string> urls = [];
        foreach (string line in Encoding.UTF8.GetString(file, start, end - start).Split('\n'))
        {
            if (line.Length == 0 || line[0] != '\t' || Plain(line) is not { Length: > 0 } text)
                continue;
            string[] words = text.Split(AddressSeparators, StringSplitOptions.RemoveEmptyEntries);
            if (words.All(IsAddress))
                urls.AddRange(words);
            else
                description.Add(text);
        }

        return new(new(description), new(urls));
    }

    private static bool IsAddress(string word) =>
        AddressPrefixes.Any(prefix => word.Length > prefix.Length && word.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>The text without white space around it, and without anything that a terminal would obey.</summary>
    private static string Plain(string line)
    {
        string text = line.Trim();
        if (!text.Any(char.IsControl))
            return text;
        var plain = new StringBuilder(text.Length);
        foreach (char character in text)
            plain.Append(character == '\t' ? ' ' : char.IsControl(character) ? '?' : character);
        return plain.ToString();
    }

    private sealed class Lines(AtrList<string> description, AtrList<string> urls)
    {
        internal AtrList<string> Description { get; } = description;

        internal AtrList<string> Urls { get; } = urls;
    }
}
