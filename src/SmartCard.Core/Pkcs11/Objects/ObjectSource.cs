using System.Collections.Generic;

namespace SmartCard.Pkcs11;

/// <summary>Where an object was read, and which attributes were asked for.</summary>
internal sealed class ObjectSource(string modulePath, ulong slotId, string tokenLabel, ulong objectHandle, IReadOnlyList<ulong> asked)
{
    public string ModulePath { get; } = modulePath;

    public ulong SlotId { get; } = slotId;

    public string TokenLabel { get; } = tokenLabel;

    public ulong ObjectHandle { get; } = objectHandle;

    public IReadOnlyList<ulong> Asked { get; } = asked;
}
