namespace SmartCard.Tests.Readers;

/// <summary>Answers to reset of cards that the list of pcsc-tools knows.</summary>
internal static class Cards
{
    public const string One = "3B 02 14 50";
    public const string Another = "3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC";
}
