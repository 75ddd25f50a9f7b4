using System.Collections.Generic;

namespace SmartCard.Pkcs11;

/// <summary>Where an object was read, and which attributes were asked for.</summary>
internal sealed class ObjectSource(Pkcs11Session session, string tokenLabel, ulong objectHandle, IReadOnlyList<ulong> asked)
{
    public Pkcs11Session Session { get; } = session;

    public string TokenLabel { get; } = tokenLabel;

    public ulong ObjectHandle { get; } = objectHandle;

    public IReadOnlyList<ulong> Asked { get; } = asked;
}
