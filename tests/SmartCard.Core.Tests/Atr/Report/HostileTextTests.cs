using System;
using System.Linq;
using CsCheck;
using SmartCard.Atr;
using SmartCard.Atr.Report;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Report;

/// <summary>Titles, readers and cards may be called anything; the page has the same elements as with a harmless name.</summary>
public sealed class HostileTextTests
{
    private const string Special = "<>&\"']-\0\uD800\uDC00\u202E\uFFFE";

    private static readonly string[] Harmless = PageWith("harmless").Structure;

    /// <summary>What comes in, and what is to be seen; the code points are those of the Unicode Standard.</summary>
    public static TheoryData<string, string> Names { get; } = new()
    {
        { "<script>document.title='owned'</script>", "<script>document.title='owned'</script>" },
        { "\"><img src=x onerror=alert(1)>", "\"><img src=x onerror=alert(1)>" },
        { "' onmouseover='alert(1)", "' onmouseover='alert(1)" },
        { "</title></style><script>x</script>", "</title></style><script>x</script>" },
        { "]]> <!-- --> <?pi ?> <![CDATA[", "]]> <!-- --> <?pi ?> <![CDATA[" },
        { "&lt;b&gt; &#60; &copy; &", "&lt;b&gt; &#60; &copy; &" },
        { "{{7*7}} ${x} `x`", "{{7*7}} ${x} `x`" },
        { "\u001b[31mred\u0007\0", "[U+001B][31mred[U+0007][U+0000]" },
        { "a\r\nb\tc\u0085d", "a[U+000D][U+000A]b[U+0009]c[U+0085]d" },
        { "\u202Etxt.exe\u202C \u2066x\u2069 \u200F", "[U+202E]txt.exe[U+202C] [U+2066]x[U+2069] [U+200F]" },
        { "zero\u200Bwidth\uFEFF\u00AD", "zero[U+200B]width[U+FEFF][U+00AD]" },
        { "\u2028\u2029", "[U+2028][U+2029]" },
        { "a\uD800b \uDC00\uD83D", "a[U+D800]b [U+DC00][U+D83D]" },
        { "\uFFFE\uFFFF\uFDD0", "[U+FFFE][U+FFFF][U+FDD0]" },
        { "\U000E0041\U000E0042\U0001FFFE", "[U+E0041][U+E0042][U+1FFFE]" },
        { "a\u0301\u0302\u0303\u0304\u0305\u0306 b\u0301", "a\u0301\u0302\u0303\u0304[U+0305][U+0306] b\u0301" },
        { "Größe 読み取り قارئ \U0001F4B3", "Größe 読み取り قارئ \U0001F4B3" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_is_text_wherever_it_stands(string name, string seen)
    {
        Page page = PageWith(name);

        Assert.Equal(Harmless, page.Structure);
        Assert.Equal(seen, page.All("h1").Single().Value.Trim());
        Assert.Equal(seen, page.All("title").First().Value);
        Assert.Equal([seen, seen, seen], page.All("bdi").Select(isolated => isolated.Value));
    }

    [Fact]
    public void A_name_is_cut_at_200_characters_and_not_within_one()
    {
        string seen = PageWith(new string('x', 199) + "\U0001F4B3" + new string('y', 100_000)).All("h1").Single().Value.Trim();

        Assert.Equal(new string('x', 199) + "\U0001F4B3…", seen);
    }

    [Fact]
    public void Any_text_leaves_the_page_well_formed() =>
        Gen.Select(Gen.Char, Gen.Int[0, Special.Length - 1].Select(i => Special[i]), Gen.Bool)
            .Select((any, special, isSpecial) => isSpecial ? special : any)
            .Array[0, 40]
            .Select(characters => new string(characters))
            .Sample(name => PageWith(name).Structure.SequenceEqual(Harmless), iter: 300);

    [Fact]
    public void Any_bytes_leave_the_page_well_formed() =>
        Gen.Byte.Array[1, 40]
            .Select(rest => AnswerToReset.Parse([0x3B, .. rest]))
            .Array[1, 6]
            .Sample(
                atrs =>
                {
                    var report = new AtrReport(null, null);
                    foreach (AnswerToReset atr in atrs)
                        report.Add(atr);
                    Assert.Equal("html", Page.Of(report).Document.Root!.Name.LocalName);
                },
                iter: 300);

    private static Page PageWith(string name)
    {
        var report = new AtrReport(null, null);
        // A name that is empty is none: the space keeps the element there.
        string any = name.Length == 0 ? " " : name;
        report.Add(AnswerToReset.Parse("3B 00"), any, any);
        return Page.Of(report, any);
    }
}
