using System.Collections.Generic;

namespace SmartCard.Interindustry;

/// <summary>What a tag of a data object is called, and by which document.</summary>
public sealed class TagName
{
    internal TagName(uint tag, string name, TagVocabulary vocabulary)
    {
        Tag = tag;
        Name = name;
        Vocabulary = vocabulary;
    }

    /// <summary>The bytes of the tag as one number.</summary>
    public uint Tag { get; }

    /// <summary>The tag in hexadecimal digits: <c>4F</c>, <c>7F66</c>.</summary>
    public string TagText => DataObject.TextOf(Tag);

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Whose name it is.</summary>
    public TagVocabulary Vocabulary { get; }

    /// <summary>Every tag that has a name, each once; those that have one in a template alone are not among them.</summary>
    /// <param name="vocabulary">Whose names are looked at first.</param>
    /// <returns>The names in the order of the digits.</returns>
    public static IEnumerable<TagName> All(TagVocabulary vocabulary) => TagNames.All(vocabulary);
}
