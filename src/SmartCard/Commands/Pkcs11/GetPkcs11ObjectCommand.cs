using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Get-Pkcs11Object: the certificates, keys and data on tokens.</summary>
[Cmdlet(VerbsCommon.Get, "Pkcs11Object", DefaultParameterSetName = BySlot)]
[OutputType(typeof(Pkcs11Certificate), typeof(Pkcs11PublicKey), typeof(Pkcs11PrivateKey), typeof(Pkcs11SecretKey), typeof(Pkcs11Data), typeof(Pkcs11Object))]
public sealed class GetPkcs11ObjectCommand : Pkcs11SlotCommand
{
    private const string BySession = "Session";

    // So many objects are read before the user's Ctrl+C is looked at.
    private const int ObjectsAtOnce = 16;

    private IReadOnlyList<ulong> attributes = [];
    private ulong? keyType;
    private bool isNothing;

    /// <summary>Open sessions, from Connect-Pkcs11Token: with a PIN they see private objects as well.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BySession, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public Pkcs11Session[]? Session { get; set; }

    /// <summary>Only objects of these classes.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public Pkcs11ObjectClass[]? Class { get; set; }

    /// <summary>Only objects with a label that is like one of these; case does not matter.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ValidateWildcard]
    public string[]? Label { get; set; }

    /// <summary>Only objects with this CKA_ID, in bytes or hexadecimal.</summary>
    [Parameter]
    [HexText]
    [ValidateNotNullOrEmpty]
    public byte[]? Id { get; set; }

    /// <summary>Only keys of this type, with CKK_ or without.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Pkcs11NameCompleter))]
    public string? KeyType { get; set; }

    /// <summary>Attributes to read besides, with CKA_ or without; an asterisk reads all that the header names.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Pkcs11NameCompleter))]
    public string[]? Attribute { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        attributes = [.. (Attribute ?? []).SelectMany(AttributesOf).Distinct()];
        if (KeyType is not null)
            keyType = NumberOf("type of key", KeyType, Pkcs11Names.KeyTypes);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (isNothing)
            return;
        if (ParameterSetName is BySession)
        {
            foreach (Pkcs11Session session in Session!)
                WriteObjects(session);
            return;
        }

        foreach ((Pkcs11Module module, Pkcs11Slot slot) in ChooseSlots(tokenPresent: Slot is null))
        {
            WriteVerbose($"Opening a session with slot {slot.SlotId} of {module} that can read (C_OpenSession).");
            using Pkcs11Session? session = Ask(() => OpenSession(module, slot), late => late.Session?.Dispose())?.Session;
            if (session is not null)
                WriteObjects(session);
        }
    }

    /// <summary>Opens a session. A token that was never initialised has no objects; that is an error for a slot that was named only.</summary>
    private Opened OpenSession(Pkcs11Module module, Pkcs11Slot slot)
    {
        try
        {
            return new Opened(module.OpenSession(slot.SlotId));
        }
        catch (Pkcs11Exception) when (Slot is null && !module.GetToken(slot).Initialized)
        {
            return new Opened(session: null);
        }
    }

    private void WriteObjects(Pkcs11Session session)
    {
        NameChoice labels = new(Label);
        foreach (Pkcs11ObjectFilter filter in Filters())
        {
            WriteVerbose($"Searching slot {session.SlotId} of {session.ModulePath} (C_FindObjects, C_GetAttributeValue).");
            using IEnumerator<Pkcs11Object> found = session.FindObjects(filter, attributes).GetEnumerator();
            while (Ask(() => Next(found)) is { Count: > 0 } objects)
            {
                foreach (Pkcs11Object item in objects.Where(item => labels.Has(item.Label)))
                    WriteObject(item);
            }
        }
    }

    /// <summary>One search for each class; the token itself compares what it can.</summary>
    private IEnumerable<Pkcs11ObjectFilter> Filters() =>
        (Class is null ? [null] : Class.Cast<Pkcs11ObjectClass?>()).Select(objectClass => new Pkcs11ObjectFilter
        {
            Class = objectClass,
            Id = Id,
            KeyType = keyType,
        });

    private sealed class Opened(Pkcs11Session? session)
    {
        public Pkcs11Session? Session { get; } = session;
    }

    private static List<Pkcs11Object> Next(IEnumerator<Pkcs11Object> found)
    {
        List<Pkcs11Object> objects = [];
        while (objects.Count < ObjectsAtOnce && found.MoveNext())
            objects.Add(found.Current);
        return objects;
    }

    private IEnumerable<ulong> AttributesOf(string name) =>
        name is "*"
            ? Pkcs11Names.Attributes.Names.Select(known => NumberOf("attribute", known, Pkcs11Names.Attributes)).OfType<ulong>()
            : NumberOf("attribute", name, Pkcs11Names.Attributes) is ulong number ? [number] : [];

    private ulong? NumberOf(string kind, string name, Pkcs11NameTable table)
    {
        if (table.TryParse(name, out ulong number))
            return number;
        isNothing = true;
        WriteError(Pkcs11Errors.UnknownName(kind, name));
        return null;
    }
}
