using System.IO;
using System.Linq;
using System.Reflection;

namespace SmartCard.Tests.Engine;

/// <summary>Where the repository lies, which is where the module lies.</summary>
internal static class Repository
{
    /// <summary>The root folder, from which the tests were built.</summary>
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key is "RepositoryRoot").Value!;

    /// <summary>The manifest that a user imports.</summary>
    public static string Manifest { get; } = Path.Combine(Root, "SmartCard.psd1");
}
