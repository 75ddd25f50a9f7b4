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

    private readonly byte?[] byPosition = new byte?[NamedGroups * Kinds];
    private readonly byte?[] byRole = new byte?[Roles];

    internal InterfaceByteIndex(InterfaceByte[] placed)
    {
        Placed = placed;
        // From the last to the first, so that the first of each role stays.
        for (int i = placed.Length - 1; i >= 0; i--)
        {
            ref readonly InterfaceByte found = ref placed[i];
            byRole[(int)found.Role] = found.Value;
            if (found.Group <= NamedGroups)
                byPosition[PositionOf(found.Kind, found.Group)] = found.Value;
        }
    }

    /// <summary>All of them, in the order of the ATR.</summary>
    internal InterfaceByte[] Placed { get; }

    /// <summary>The byte at a position in groups 1 to 4.</summary>
    internal byte? ByPosition(InterfaceByteKind kind, int group) => byPosition[PositionOf(kind, group)];

    /// <summary>The first byte that has a role.</summary>
    internal byte? ByRole(InterfaceByteRole role) => byRole[(int)role];

    private static int PositionOf(InterfaceByteKind kind, int group) => ((group - 1) * Kinds) + (int)kind;
}
