using System;
using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Interindustry;

/// <summary>The names of tags. What a tag in a template means, the template says; any other, whoever is asked first.</summary>
internal static partial class TagNames
{
    private static readonly Dictionary<TagVocabulary, Dictionary<uint, TagName>[]> Orders = MakeOrders();

    private static readonly Dictionary<uint, Dictionary<uint, TagName>> Contexts = MakeContexts();

    /// <summary>The name of a tag.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="parent">The tag of the template that it stands in, if it stands in one.</param>
    /// <param name="vocabulary">Who is asked first.</param>
    internal static TagName? Find(uint tag, uint? parent, TagVocabulary vocabulary)
    {
        if (parent is uint template && Contexts.TryGetValue(template, out Dictionary<uint, TagName>? context) && context.TryGetValue(tag, out TagName? inContext))
            return inContext;
        foreach (Dictionary<uint, TagName> names in Orders[vocabulary])
        {
            if (names.TryGetValue(tag, out TagName? found))
                return found;
        }

        return null;
    }

    /// <summary>Every tag with the name that it has outside of templates.</summary>
    internal static IEnumerable<TagName> All(TagVocabulary vocabulary) =>
        Orders[vocabulary].SelectMany(names => names.Values).GroupBy(name => name.Tag, (_, names) => names.First()).OrderBy(name => name.TagText, StringComparer.Ordinal);

    private static Dictionary<TagVocabulary, Dictionary<uint, TagName>[]> MakeOrders()
    {
        Dictionary<uint, TagName> iso = Index(Interindustry);
        Dictionary<uint, TagName> emv = Index(Emv);
        Dictionary<uint, TagName> piv = Index(Piv);
        Dictionary<uint, TagName> gp = Index(GlobalPlatform);
        return new()
        {
            [TagVocabulary.Interindustry] = [iso, emv, gp, piv],
            [TagVocabulary.Emv] = [emv, iso, gp, piv],
            [TagVocabulary.Piv] = [Index(PivContents), piv, iso, emv, gp],
            [TagVocabulary.GlobalPlatform] = [gp, iso, emv, piv],
        };
    }

    private static Dictionary<uint, Dictionary<uint, TagName>> MakeContexts()
    {
        Dictionary<uint, TagName> control = Index(FileControl);
        return new()
        {
            [0x62] = control,
            [0x64] = control,
            [0x6F] = control,
            [0x7C] = Index(DynamicAuthentication),
            [0x7F49] = Index(PublicKey),
            [0xE3] = Index(RegistryEntry),
        };
    }

    private static Dictionary<uint, TagName> Index(IEnumerable<TagName> names) => names.ToDictionary(name => name.Tag);
}
