using System;

namespace SmartCard.Commands.CardTypes;

/// <summary>What Update-CardType did.</summary>
public sealed class CardTypeUpdate
{
    internal CardTypeUpdate(string path, int count, bool updated, DateTime? lastModified, Uri source)
    {
        Path = path;
        Count = count;
        Updated = updated;
        LastModified = lastModified;
        Source = source;
    }

    /// <summary>The file that holds the list.</summary>
    public string Path { get; }

    /// <summary>How many card types are in it.</summary>
    public int Count { get; }

    /// <summary>Whether a newer list was taken over; false when there was none.</summary>
    public bool Updated { get; }

    /// <summary>When the list was changed at its source, in local time; <see langword="null"/> when the server does not say.</summary>
    public DateTime? LastModified { get; }

    /// <summary>Where it was downloaded from.</summary>
    public Uri Source { get; }
}
