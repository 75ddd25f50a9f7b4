using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace SmartCard.Atr;

/// <summary>A read-only list that says what is in it where PowerShell turns it into text: in a CSV file, in a table.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
public sealed class AtrList<T> : ReadOnlyCollection<T>
{
    internal AtrList(IList<T> items)
        : base(items)
    {
    }

    /// <summary>The items with a comma between: <c>0, 1</c>.</summary>
    /// <returns>The text; an empty list gives an empty string.</returns>
    public override string ToString() => string.Join(", ", this);
}
