namespace SmartCard.Fixtures;

/// <summary>A slot of vsmartcard's virtual reader as Debian's package sets it up.</summary>
internal sealed class VpcdSlot
{
    public static readonly VpcdSlot First = new("Virtual PCD 00 00", 35963);
    public static readonly VpcdSlot Second = new("Virtual PCD 00 01", 35964);

    private VpcdSlot(string readerName, int port)
    {
        ReaderName = readerName;
        Port = port;
    }

    public string ReaderName { get; }

    public int Port { get; }
}
