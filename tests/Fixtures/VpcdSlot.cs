namespace SmartCard.Fixtures;

/// <summary>A slot of vsmartcard's virtual reader.</summary>
/// <param name="readerName">The name that pcscd gives it.</param>
/// <param name="port">The TCP port on which it takes a card.</param>
internal sealed class VpcdSlot(string readerName, int port)
{
    /// <summary>The slots of the machine's pcscd, as Debian's package sets them up.</summary>
    public static readonly VpcdSlot First = new("Virtual PCD 00 00", 35963);
    public static readonly VpcdSlot Second = new("Virtual PCD 00 01", 35964);

    public string ReaderName { get; } = readerName;

    public int Port { get; } = port;
}
