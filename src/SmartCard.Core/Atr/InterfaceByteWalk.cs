using System.Runtime.InteropServices;

namespace SmartCard.Atr;

/// <summary>Goes from interface byte to interface byte of an ATR, and tells what each is; nothing is allocated.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct InterfaceByteWalk
{
    /// <summary>TS and T0 come before.</summary>
    internal const int FirstOffset = 2;

    private const int BeforeFirstKind = -1;

    private readonly byte[] bytes;
    private readonly int end;
    private int kind;
    private int y;
    private int announcedBefore;

    /// <summary>Stands before the first.</summary>
    /// <param name="bytes">An array that begins with the ATR.</param>
    /// <param name="layout">Where its parts stand.</param>
    internal InterfaceByteWalk(byte[] bytes, in AtrLayout layout)
    {
        this.bytes = bytes;
        end = layout.InterfaceEnd;
        y = bytes[1] >> 4;
        Group = 1;
        kind = BeforeFirstKind;
        Offset = FirstOffset - 1;
    }

    /// <summary>Where the byte stands, from 0 for TS.</summary>
    internal int Offset { get; private set; }

    /// <summary>TA, TB, TC or TD.</summary>
    internal readonly InterfaceByteKind Kind => (InterfaceByteKind)kind;

    /// <summary>The group, from 1.</summary>
    internal int Group { get; private set; }

    /// <summary>The byte itself.</summary>
    internal readonly byte Value => bytes[Offset];

    /// <summary>
    /// The T that the byte belongs to (8.2.3): from group 3 on that of the TD before it. Group 1 is global, and so are
    /// TA2 and TB2; TC2 is of T=0 alone. T=15 in TD1 is an error, but its group can only be that of T=15.
    /// </summary>
    internal readonly int? Protocol => (Kind, Group) switch
    {
        (InterfaceByteKind.TD, _) => null,
        (_, 1) => null,
        (_, 2) when announcedBefore == 15 => 15,
        (InterfaceByteKind.TC, 2) when announcedBefore == 0 => 0,
        (_, 2) => null,
        _ => announcedBefore,
    };

    /// <summary>Goes to the next; false when there is none.</summary>
    internal bool MoveNext()
    {
        if (++Offset >= end)
            return false;
        if (Kind == InterfaceByteKind.TD)
        {
            announcedBefore = bytes[Offset - 1] & 0x0F;
            y = bytes[Offset - 1] >> 4;
            Group++;
            kind = BeforeFirstKind;
        }

        do
            kind++;
        while ((y >> kind & 1) == 0);
        return true;
    }
}
