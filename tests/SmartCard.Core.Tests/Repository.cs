using System.IO;
using System.Linq;
using System.Reflection;

namespace SmartCard.Core.Tests;

/// <summary>Where the files of the repository lie.</summary>
internal static class Repository
{
    internal static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    internal static string Fixture(string name) => Path.Combine(Root, "tests", "Fixtures", name);
}
