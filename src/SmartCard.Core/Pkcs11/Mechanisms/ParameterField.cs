namespace SmartCard.Pkcs11;

/// <summary>A parameter of a mechanism by its name.</summary>
/// <param name="name">The name.</param>
/// <param name="randomLength">How many random bytes the token makes for it when data is encrypted and none are given; 0 for none.</param>
internal sealed class ParameterField(string name, int randomLength = 0)
{
    public string Name { get; } = name;

    public int RandomLength { get; } = randomLength;

    public override string ToString() => Name;
}
