using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Names that stand in one cell of a CSV file as a person writes them.</summary>
public sealed class NameList : ReadOnlyCollection<string>
{
    internal NameList(IEnumerable<string> names)
        : base(names.ToList())
    {
    }

    /// <summary>The names, with commas between them.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Join(", ", this);
}
