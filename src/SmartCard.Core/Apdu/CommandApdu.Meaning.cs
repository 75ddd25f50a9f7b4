namespace SmartCard.Apdu;

/// <content>What CLA and INS say.</content>
public sealed partial class CommandApdu
{
    /// <summary>The name of the command, such as <c>READ BINARY</c>; <see langword="null"/> when no table has INS in this class.</summary>
    public string? InsName => Instructions.Find(Cla, Ins)?.Name;

    /// <summary>Whose command it is.</summary>
    public ClassKind ClassKind => ClassByte.KindOf(Cla);

    /// <summary>The logical channel, 0 to 19; <see langword="null"/> where the class is not interindustry.</summary>
    public int? Channel => ClassByte.ChannelOf(Cla);

    /// <summary>How the command is protected; <see langword="null"/> where the class is not interindustry.</summary>
    public SecureMessaging? SecureMessaging => ClassByte.SecureMessagingOf(Cla);

    /// <summary>
    /// Whether further commands of the same chain follow; <see langword="null"/> where the class is not interindustry.
    /// </summary>
    public bool? IsChained => ClassByte.IsChainedOf(Cla);
}
