namespace SmartCard.Interindustry;

/// <summary>What a tag of a data object is called, and by which document.</summary>
internal sealed class TagName(uint tag, string name, TagVocabulary vocabulary)
{
    internal uint Tag { get; } = tag;

    internal string Name { get; } = name;

    internal TagVocabulary Vocabulary { get; } = vocabulary;
}
