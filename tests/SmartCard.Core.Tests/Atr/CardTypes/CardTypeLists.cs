using System.IO;
using System.Linq;
using System.Text;
using SmartCard.Atr.CardTypes;
using SmartCard.Bytes;
using Xunit;

namespace SmartCard.Core.Tests.Atr.CardTypes;

/// <summary>Lists for the tests: the made-up one of the fixtures, texts, and the real ones, which are GPL and not in the repository.</summary>
internal static class CardTypeLists
{
    internal const string Of2016 = "smartcard_list-2016-01.txt";
    internal const string Of2026 = "smartcard_list-2026-05.txt";

    internal static CardTypeList MadeUp()
    {
        using FileStream stream = File.OpenRead(Repository.Fixture("card-types.txt"));
        return CardTypeList.Read(stream, "made-up");
    }

    internal static CardTypeList Real(string name)
    {
        using FileStream stream = File.OpenRead(RealPath(name));
        return CardTypeList.Read(stream, name);
    }

    internal static string RealPath(string name)
    {
        string path = Path.Combine(Repository.Root, "..", "shared", "data", name);
        Assert.SkipUnless(File.Exists(path), $"the list is not beside the repository (shared/data/{name})");
        return path;
    }

    internal static CardTypeList Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    internal static CardTypeList Read(byte[] bytes)
    {
        using MemoryStream stream = new(bytes);
        return CardTypeList.Read(stream, "test");
    }

    internal static string[] MatchPatterns(this CardTypeList list, string atr) =>
        [.. list.Match(HexText.Parse(atr)).Select(found => found.Pattern)];
}
