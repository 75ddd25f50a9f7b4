using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Atr.Report;

/// <summary>The bytes of an ATR as SVG: a box each, coloured by role and named, with brackets around what belongs together.</summary>
internal static class AtrPicture
{
    /// <summary>An ATR has 33; what follows its end may be any number.</summary>
    private const int MostBytes = 64;

    private const int PerRow = 16;
    private const int Pitch = 54;
    private const int BoxWidth = 48;
    private const int BoxTop = 20;
    private const int BoxHeight = 46;
    private const int BracketTop = 72;
    private const int RowHeight = 106;

    /// <summary>Of a letter of the labels under the brackets, generously.</summary>
    private const double LetterWidth = 6.6;

    internal static void Write(HtmlText html, AnswerToReset atr)
    {
        List<PictureByte> bytes = [.. PictureByte.Of(atr).Take(MostBytes)];
        int width = System.Math.Min(bytes.Count, PerRow) * Pitch;
        int height = (bytes.Count + PerRow - 1) / PerRow * RowHeight;
        string titleId = html.NewId();
        string descriptionId = html.NewId();
        using (html.Element("div", ("class", "scroll"), ("role", "region"), ("tabindex", "0"), ("aria-labelledby", titleId)))
        using (html.Element(
            "svg",
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("class", "picture"),
            ("role", "img"),
            ("aria-labelledby", titleId + " " + descriptionId),
            ("width", HtmlText.Length(width)),
            ("height", HtmlText.Length(height)),
            ("viewBox", $"0 0 {HtmlText.Length(width)} {HtmlText.Length(height)}")))
        {
            html.Element("title", "The bytes of the ATR by role", ("id", titleId));
            html.Element("desc", string.Join(", ", bytes.Select(Describe)), ("id", descriptionId));
            for (int i = 0; i < bytes.Count; i++)
                WriteByte(html, bytes[i], i);
            for (int first = 0; first < bytes.Count;)
            {
                int next = EndOfBracket(bytes, first);
                if (bytes[first].GroupLabels.Length > 0)
                    WriteBracket(html, bytes[first].GroupLabels, first, next - first);
                first = next;
            }
        }
    }

    private static string Describe(PictureByte one) => one.Role switch
    {
        ByteRole.Missing => one.Name + " missing",
        ByteRole.Surplus => one.Value + " after the end",
        _ => one.Name + " " + one.Value,
    };

    private static int Left(int index) => index % PerRow * Pitch;

    private static int Top(int index) => index / PerRow * RowHeight;

    private static void WriteByte(HtmlText html, PictureByte one, int index)
    {
        string middle = HtmlText.Length(Left(index) + (BoxWidth / 2.0));
        html.Empty(
            "rect",
            ("class", ByteRoles.Style(one.Role)),
            ("x", HtmlText.Length(Left(index) + 1)),
            ("y", HtmlText.Length(Top(index) + BoxTop)),
            ("width", HtmlText.Length(BoxWidth - 2)),
            ("height", HtmlText.Length(BoxHeight)),
            ("rx", "6"));
        WriteText(html, one.Name, "name", middle, Top(index) + 13);
        WriteText(html, one.Value, "value", middle, Top(index) + BoxTop + (one.Character.Length > 0 ? 22 : 29));
        if (one.Character.Length > 0)
            WriteText(html, "“" + one.Character + "”", "character", middle, Top(index) + BoxTop + 39);
    }

    private static void WriteText(HtmlText html, string text, string style, string middle, int baseline) =>
        html.Element("text", text, ("class", style), ("x", middle), ("y", HtmlText.Length(baseline)), ("text-anchor", "middle"));

    /// <summary>A bracket ends with its group, and at the end of a row.</summary>
    private static int EndOfBracket(List<PictureByte> bytes, int first)
    {
        int next = first + 1;
        while (next < bytes.Count && next % PerRow != 0 && bytes[next].GroupLabels.SequenceEqual(bytes[first].GroupLabels))
            next++;
        return next;
    }

    private static void WriteBracket(HtmlText html, string[] labels, int first, int count)
    {
        double left = Left(first) + 1;
        double right = Left(first) + ((count - 1) * Pitch) + BoxWidth - 1;
        int top = Top(first) + BracketTop;
        html.Empty(
            "path",
            ("class", "bracket"),
            ("d", $"M{HtmlText.Length(left)} {HtmlText.Length(top)}v5H{HtmlText.Length(right)}v-5"));
        string? label = labels.FirstOrDefault(candidate => candidate.Length * LetterWidth <= count * Pitch);
        if (label is not null)
            WriteText(html, label, "group", HtmlText.Length((left + right) / 2), top + 19);
    }
}
