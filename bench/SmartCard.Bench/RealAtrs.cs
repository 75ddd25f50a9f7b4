using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;

namespace SmartCard.Bench;

/// <summary>The ATRs that everything is measured with: the exact keys of the list of January 2016, without its patterns.</summary>
internal static partial class RealAtrs
{
    /// <summary>The root of the repository, which is the module.</summary>
    internal static string Root { get; } = typeof(RealAtrs).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key is "RepositoryRoot").Value!;

    /// <summary>Each ATR once, as upper-case pairs with spaces.</summary>
    internal static IReadOnlyList<string> Texts { get; } =
        [.. File.ReadLines(Path.Combine(Root, "tests", "Fixtures", "atr-2016-01.txt")).Where(line => ExactKey().IsMatch(line)).Distinct()];

    /// <summary>The list over and over until there are so many, each a string of its own.</summary>
    /// <param name="count">How many.</param>
    internal static string[] Repeat(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new string(Texts[i % Texts.Count].AsSpan()))];

    [GeneratedRegex("^3[BF]( [0-9A-F]{2})+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ExactKey();
}
