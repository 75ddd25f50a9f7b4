namespace SmartCard.Atr;

/// <summary>
/// The interface bytes of one ATR, each value found in one step by position and by role: rates and times ask for the
/// same few bytes over and over.
/// </summary>
internal sealed class InterfaceByteIndex
{
    private const int Kinds = 4;
    private const int NamedGroups = 4;
    private const int Roles = (int)InterfaceByteRole.Spu + 1;

    /// <summary>A slot for each position, then one for each role; a bit of <see cref="present"/> says which are taken.</summary>
    private readonly byte[] values = new byte[(NamedGroups * Kinds) + Roles];
    private readonly uint present;

    internal InterfaceByteIndex(InterfaceByte[] placed)
    {
        Placed = placed;
        // From the last to the first, so that the first of each role stays.
        for (int i = placed.Length - 1; i >= 0; i--)
        {
            ref readonly InterfaceByte found = ref placed[i];
            present |= Set(SlotOf(found.Role), found.Value);
            if (found.Group <= NamedGroups)
                present |= Set(SlotOf(found.Kind, found.Group), found.Value);
        }
    }

    /// <summary>All of them, in the order of the ATR.</summary>
    internal InterfaceByte[] Placed { get; }

    /// <summary>The byte at a position in groups 1 to 4.</summary>
    internal byte? ByPosition(InterfaceByteKind kind, int group) => Get(SlotOf(kind, group));

    /// <summary>The first byte that has a role.</summary>
    internal byte? ByRole(InterfaceByteRole role) => Get(SlotOf(role));

    private static int SlotOf(InterfaceByteKind kind, int group) => ((group - 1) * Kinds) + (int)kind;

    private static int SlotOf(InterfaceByteRole role) => (NamedGroups * Kinds) + (int)role;

    private uint Set(int slot, byte value)
    {
        values[slot] = value;
        return 1u << slot;
    }

    private byte? Get(int slot) => (present >> slot & 1) != 0 ? values[slot] : null;
}
