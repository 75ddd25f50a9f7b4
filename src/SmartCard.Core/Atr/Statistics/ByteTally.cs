using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace SmartCard.Atr.Statistics;

/// <summary>How often each value of one byte came, in which roles, and in which ATR first.</summary>
internal sealed class ByteTally
{
    /// <summary>One for each value; none until the byte comes, which most never do.</summary>
    private Slot[] slots = [];
    private FirstAtr absentExample;

    /// <summary>The last ATR that had the byte.</summary>
    internal long LastSerial { get; private set; }

    /// <summary>How many ATRs had the byte.</summary>
    internal long Present { get; private set; }

    /// <summary>The first ATR that had not.</summary>
    internal string? AbsentExample => absentExample.Text;

    /// <summary>The values that came, by size.</summary>
    internal IEnumerable<(byte Value, long Count, int Roles, string? Example)> Values
    {
        get
        {
            for (int value = 0; value < slots.Length; value++)
            {
                if (slots[value].Count > 0)
                    yield return ((byte)value, slots[value].Count, slots[value].Roles, slots[value].Example.Text);
            }
        }
    }

    private Slot[] Slots => slots.Length > 0 ? slots : slots = new Slot[256];

    internal void Add(byte value, InterfaceByteRole role, in Sighting seen)
    {
        LastSerial = seen.Serial;
        Present += seen.Count;
        ref Slot slot = ref Slots[value];
        slot.Count += seen.Count;
        slot.Roles |= 1 << (int)role;
        if (slot.Example.IsAfter(seen.Position))
            slot.Example.Set(seen.Text, seen.Position);
    }

    internal void AddAbsent(in Sighting seen)
    {
        if (absentExample.IsAfter(seen.Position))
            absentExample.Set(seen.Text, seen.Position);
    }

    internal void Add(ByteTally other)
    {
        Present += other.Present;
        absentExample.See(other.absentExample);
        for (int value = 0; value < other.slots.Length; value++)
        {
            ref readonly Slot others = ref other.slots[value];
            Slots[value].Count += others.Count;
            Slots[value].Roles |= others.Roles;
            Slots[value].Example.See(others.Example);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Slot
    {
        internal long Count;
        internal int Roles;
        internal FirstAtr Example;
    }
}
