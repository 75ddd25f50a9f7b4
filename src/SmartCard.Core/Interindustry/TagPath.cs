using System;
using System.Collections.Generic;
using System.Linq;
using SmartCard.Bytes;

namespace SmartCard.Interindustry;

/// <summary>
/// A way through data objects: tags with slashes between, <c>6F/A5/50</c>. <c>*</c> is any tag, <c>**</c> any number of
/// levels: <c>**/50</c>.
/// </summary>
public sealed class TagPath
{
    private const int MostSteps = 32;
    private const string AnyTag = "*";
    private const string AnyLevels = "**";

    /// <summary>A tag, or <see langword="null"/> for any.</summary>
    private readonly uint?[] tags;

    /// <summary>Whether any number of levels stands before the tag.</summary>
    private readonly bool[] isDeep;

    private TagPath(uint?[] tags, bool[] isDeep)
    {
        this.tags = tags;
        this.isDeep = isDeep;
    }

    /// <summary>Reads a path.</summary>
    /// <param name="text">The path; separators inside a tag, as in <c>BF 0C</c>, do not matter.</param>
    /// <returns>The path.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException">No path: a step that is no tag, or more than 32 of them.</exception>
    public static TagPath Parse(string text)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));
        string[] steps = text.Split('/');
        if (steps.Length > MostSteps)
            throw new FormatException("A path has at most 32 steps.");
        var wanted = new List<uint?>();
        var afterAnyLevels = new List<bool>();
        bool deep = false;
        foreach (string step in steps.Select(step => step.Trim()))
        {
            if (step == AnyLevels)
            {
                deep = true;
                continue;
            }

            wanted.Add(step == AnyTag ? null : ParseTag(step));
            afterAnyLevels.Add(deep);
            deep = false;
        }

        if (deep)
        {
            // At the end, any levels of any tag.
            wanted.Add(null);
            afterAnyLevels.Add(true);
        }

        return new([.. wanted], [.. afterAnyLevels]);
    }

    /// <summary>Reads a tag.</summary>
    /// <param name="text">Its bytes in any usual form of hexadecimal.</param>
    /// <returns>The bytes as one number.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException">One to four bytes in hexadecimal are not what it is.</exception>
    public static uint ParseTag(string text)
    {
        byte[] bytes = HexText.Parse(text);
        if (bytes.Length is 0 or > 4)
            throw new FormatException("A tag has one to four bytes.");
        return bytes.Aggregate(0u, (tag, next) => tag << 8 | next);
    }

    /// <summary>Finds the objects that the path leads to.</summary>
    /// <param name="outermost">The outermost objects.</param>
    /// <returns>The objects, in their order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="outermost"/> is null.</exception>
    public IEnumerable<DataObject> Select(IEnumerable<DataObject> outermost)
    {
        if (outermost is null)
            throw new ArgumentNullException(nameof(outermost));
        return Find(outermost);
    }

    /// <summary>Each object is met once; the bits say which steps may come next there, so no path costs more than its length.</summary>
    private IEnumerable<DataObject> Find(IEnumerable<DataObject> outermost)
    {
        ulong whole = 1UL << tags.Length;
        var open = new Stack<(DataObject Item, ulong Next)>(outermost.Reverse().Select(item => (item, 1UL)));
        while (open.Count > 0)
        {
            (DataObject item, ulong next) = open.Pop();
            ulong inside = StepsInside(item, next);
            if ((inside & whole) != 0)
                yield return item;
            inside &= ~whole;
            for (int i = inside == 0 ? -1 : item.Children.Count - 1; i >= 0; i--)
                open.Push((item.Children[i], inside));
        }
    }

    private ulong StepsInside(DataObject item, ulong next)
    {
        ulong inside = 0;
        for (int step = 0; step < tags.Length; step++)
        {
            if ((next >> step & 1) == 0)
                continue;
            if (isDeep[step])
                inside |= 1UL << step;
            if (tags[step] is not uint tag || tag == item.TagNumber)
                inside |= 1UL << (step + 1);
        }

        return inside;
    }
}
