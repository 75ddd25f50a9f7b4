namespace SmartCard.Pcsc.Native;

/// <summary>SCARD_SCOPE_…: the same number in winscard.h and in pcsclite.h.</summary>
internal static class Scope
{
    public const uint System = 2;
}
