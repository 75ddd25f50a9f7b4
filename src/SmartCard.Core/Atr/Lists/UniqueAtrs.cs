using System.Collections.Generic;

namespace SmartCard.Atr.Lists;

/// <summary>The different ATRs that came so far. Several threads may ask.</summary>
internal sealed class UniqueAtrs
{
    private readonly HashSet<string> seen = [];

    /// <summary>Adds the ATR at the beginning of an array; false when it came before.</summary>
    internal bool Add(byte[] bytes, int count)
    {
        // Two bytes a character, the last one with a mark for its half: text hashes well and has no overhead.
        var packed = new char[(count / 2) + 1];
        for (int i = 0; i + 1 < count; i += 2)
            packed[i / 2] = (char)((bytes[i] << 8) | bytes[i + 1]);
        packed[packed.Length - 1] = (count & 1) == 0 ? '\0' : (char)(bytes[count - 1] | 0x100);
        string key = new(packed);
        lock (seen)
            return seen.Add(key);
    }
}
