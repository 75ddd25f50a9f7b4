using System.Management.Automation;
using SmartCard.Pcsc;

namespace SmartCard.Binding;

/// <summary>Finds features of readers by name or wildcard, with or without FEATURE_ before the name.</summary>
internal static class ReaderFeatureNames
{
    /// <summary>Whether a feature is like the name; case does not matter.</summary>
    internal static bool IsLike(string feature, string name)
    {
        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        return pattern.IsMatch(feature) || (feature.StartsWith(ReaderFeature.Prefix, System.StringComparison.Ordinal) && pattern.IsMatch(feature.Substring(ReaderFeature.Prefix.Length)));
    }
}
