using System.Collections.Generic;
using System.Globalization;
using SmartCard.Atr.Historical;
using SmartCard.Bytes;

namespace SmartCard.Atr;

/// <content>What the historical bytes say.</content>
public sealed partial class AnswerToReset
{
    private HistoricalContent? historical;

    /// <summary>
    /// What the historical bytes say (ISO/IEC 7816-4, 8.1.1); <see langword="null"/> when T0 announces none, or the ATR
    /// ends before them.
    /// </summary>
    public HistoricalContent? Historical => layout.HistoricalEnd == layout.InterfaceEnd
        ? null
        : historical ??= new(bytes, layout.InterfaceEnd, layout.HistoricalEnd, HistoricalByteCount);

    /// <summary>
    /// A line for the category indicator and one an object, where the standard knows them, named by its first byte:
    /// the standard calls the historical bytes T1 to TK.
    /// </summary>
    private void AddHistoricalDetails(List<AtrLine> lines)
    {
        if (Historical is not HistoricalContent content || content.Category == HistoricalCategory.Proprietary)
            return;
        lines.Add(Detail(layout.InterfaceEnd, 1, "category: " + HistoricalCategories.Describe(content.CategoryIndicator)));
        foreach (HistoricalObject found in content.DataObjects)
        {
            string meaning = found.Meaning;
            if (ReferenceEquals(found, content.Application) && content.StorageCard is StorageCard card)
                meaning += ": " + card;
            lines.Add(Detail(found.Offset, found.ByteCount, found.Name + (meaning.Length == 0 ? "" : ": " + meaning)));
        }

        int undefined = layout.InterfaceEnd + 2;
        if (content.Category == HistoricalCategory.DirDataReference && undefined < layout.HistoricalEnd)
            lines.Add(Detail(undefined, layout.HistoricalEnd - undefined, "no meaning defined"));
    }

    private AtrLine Detail(int offset, int count, string meaning) =>
        new(offset, "T" + (offset - layout.InterfaceEnd + 1).ToString(CultureInfo.InvariantCulture), HexText.Format(bytes, offset, count), meaning, isDetail: true);
}
