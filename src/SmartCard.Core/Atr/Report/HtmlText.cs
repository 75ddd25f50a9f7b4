using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using static System.FormattableString;

namespace SmartCard.Atr.Report;

/// <summary>
/// Writes HTML that is well-formed XML as well. All text and every value of an attribute goes through the one place
/// that escapes; names of elements and attributes are those of this project's code.
/// </summary>
internal sealed class HtmlText(TextWriter writer)
{
    private const int LongestFromOutside = 200;

    /// <summary>An ATR has 98 characters; what claims to be one may have millions.</summary>
    private const int LongestText = 1000;

    /// <summary>Elements that stand within a line; all others begin one.</summary>
    private static readonly HashSet<string> Inline = ["a", "b", "bdi", "code", "span", "time", "tspan"];

    private int lastId;

    /// <summary>Opens an element; disposing what it gives closes it.</summary>
    internal Scope Element(string name, params (string Name, string Value)[] attributes)
    {
        Open(name, attributes);
        writer.Write('>');
        return new Scope(writer, name);
    }

    /// <summary>An element with text in it.</summary>
    internal void Element(string name, string text, params (string Name, string Value)[] attributes)
    {
        using (Element(name, attributes))
            Text(text);
    }

    /// <summary>An element without content.</summary>
    internal void Empty(string name, params (string Name, string Value)[] attributes)
    {
        Open(name, attributes);
        writer.Write(" />");
    }

    /// <summary>Text, cut at 1000 characters.</summary>
    internal void Text(string text) => WriteEscaped(VisibleText.Of(text, LongestText));

    /// <summary>Text from outside: isolated from the direction of what is around it, and not too long.</summary>
    internal void Outside(string text)
    {
        using (Element("bdi"))
            WriteEscaped(VisibleText.Of(text, LongestFromOutside));
    }

    /// <summary>What no element of ours can hold by itself: the type of the document, a style sheet without &lt; and &amp;.</summary>
    internal void Raw(string markup) => writer.Write(markup);

    /// <summary>A new value for the attribute id.</summary>
    internal string NewId() => Invariant($"id{++lastId}");

    /// <summary>A whole number with commas: 2,072.</summary>
    internal static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number for the attributes of a picture.</summary>
    internal static string Length(double length) => length.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A share with two decimals: 96.96 %.</summary>
    internal static string Percent(double percent) => percent.ToString("F2", CultureInfo.InvariantCulture) + " %";

    /// <summary>A noun with its number: 1 ATR, 2,072 ATRs.</summary>
    internal static string Count(long number, string noun) => Number(number) + " " + noun + (number == 1 ? "" : "s");

    private void Open(string name, (string Name, string Value)[] attributes)
    {
        if (!Inline.Contains(name))
            writer.Write('\n');
        writer.Write('<');
        writer.Write(name);
        foreach ((string attribute, string value) in attributes)
        {
            writer.Write(' ');
            writer.Write(attribute);
            writer.Write("=\"");
            WriteEscaped(VisibleText.Of(value));
            writer.Write('"');
        }
    }

    private void WriteEscaped(string text)
    {
        foreach (char character in text)
        {
            switch (character)
            {
                case '&':
                    writer.Write("&amp;");
                    break;
                case '<':
                    writer.Write("&lt;");
                    break;
                case '>':
                    writer.Write("&gt;");
                    break;
                case '"':
                    writer.Write("&quot;");
                    break;
                case '\'':
                    writer.Write("&#39;");
                    break;
                default:
                    writer.Write(character);
                    break;
            }
        }
    }

    /// <summary>An open element.</summary>
    internal readonly struct Scope(TextWriter writer, string name) : IDisposable
    {
        /// <summary>Closes the element.</summary>
        public void Dispose()
        {
            writer.Write("</");
            writer.Write(name);
            writer.Write('>');
        }
    }
}
