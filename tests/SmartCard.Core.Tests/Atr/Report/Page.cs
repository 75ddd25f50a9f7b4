using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using SmartCard.Atr;
using SmartCard.Atr.CardTypes;
using SmartCard.Atr.Report;
using SmartCard.Atr.Statistics;

namespace SmartCard.Core.Tests.Atr.Report;

/// <summary>A report's page, read by .NET's XML parser: what is not well-formed is an exception.</summary>
internal sealed class Page
{
    internal static readonly DateTimeOffset SomeTime = new(2026, 5, 3, 14, 7, 0, TimeSpan.FromHours(2));

    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private Page(string text)
    {
        Text = text;
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        Document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    internal string Text { get; }

    internal XDocument Document { get; }

    /// <summary>Names of elements and attributes in their order: what a browser makes of the page, without any text.</summary>
    internal string[] Structure =>
        [.. Document.Descendants().Select(element => element.Name.LocalName + "(" + string.Join(" ", element.Attributes().Select(attribute => attribute.Name.LocalName)) + ")")];

    internal static Page Of(AtrReport report, string title = "Title")
    {
        using var writer = new StringWriter();
        report.Write(writer, title, SomeTime);
        return new Page(writer.ToString());
    }

    internal static Page Of(params string[] atrs) => Of(fields: null, cardTypes: null, atrs);

    internal static Page Of(string[]? fields, CardTypeList? cardTypes, params string[] atrs)
    {
        var report = new AtrReport(fields is null ? null : [.. fields.Select(name => AtrFields.All.Single(field => field.Name == name))], cardTypes);
        foreach (string atr in atrs)
            report.Add(AnswerToReset.Parse(atr));
        return Of(report);
    }

    internal IEnumerable<XElement> All(string name) =>
        Document.Descendants().Where(element => element.Name == Html + name || element.Name == Svg + name);

    internal XElement ById(string id) => Document.Descendants().Single(element => (string?)element.Attribute("id") == id);

    /// <summary>The cells of the first table within an element, a row a text.</summary>
    internal static string[] Rows(XElement within) =>
        [.. within.Descendants(Html + "tbody").First().Elements(Html + "tr").Select(row => string.Join(" | ", row.Elements().Select(cell => cell.Value.Trim())))];
}
