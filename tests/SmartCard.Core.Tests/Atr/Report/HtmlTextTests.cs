using System.IO;
using System.Linq;
using System.Xml.Linq;
using CsCheck;
using SmartCard.Atr.Report;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Report;

/// <summary>The one place that escapes, against .NET's XML parser.</summary>
public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("\" onmouseover=\"alert(1)")]
    [InlineData("' onmouseover='alert(1)")]
    [InlineData("/><script>x</script>")]
    [InlineData("&quot;&#34;&amp;lt;")]
    [InlineData("]]>")]
    public void Text_and_values_come_back_as_they_were(string text)
    {
        var element = XElement.Parse(Written(text));

        Assert.Equal(["title"], element.Attributes().Select(attribute => attribute.Name.LocalName));
        Assert.Equal(text, (string?)element.Attribute("title"));
        Assert.Equal(text, element.Value);
        Assert.Empty(element.Elements());
    }

    [Fact]
    public void None_of_the_five_characters_of_markup_is_left() =>
        Assert.Equal("<p title=\"&amp;&lt;&gt;&quot;&#39;\">&amp;&lt;&gt;&quot;&#39;</p>", Written("&<>\"'").Trim());

    [Fact]
    public void Any_printable_text_comes_back() =>
        Gen.Char[' ', '~'].Array[0, 60].Select(characters => new string(characters))
            .Sample(
                text =>
                {
                    var element = XElement.Parse(Written(text), LoadOptions.PreserveWhitespace);
                    return (string?)element.Attribute("title") == text && element.Value == text;
                },
                iter: 1000);

    [Fact]
    public void Elements_close_in_their_order()
    {
        using StringWriter writer = new();
        HtmlText html = new(writer);
        using (html.Element("ul"))
        using (html.Element("li"))
        {
            html.Element("b", "x");
            html.Empty("br");
        }

        Assert.Equal("\n<ul>\n<li><b>x</b>\n<br /></li></ul>", writer.ToString());
    }

    private static string Written(string text)
    {
        using StringWriter writer = new();
        new HtmlText(writer).Element("p", text, ("title", text));
        return writer.ToString();
    }
}
