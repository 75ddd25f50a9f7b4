using System.Collections.Generic;
using System.Linq;
using SmartCard.Bytes;

namespace SmartCard.Pkcs11;

/// <summary>An object of a token as it stood when the token was asked.</summary>
public class Pkcs11Object
{
    internal Pkcs11Object(ObjectSource source, AttributeSet attributes)
    {
        ObjectHandle = source.ObjectHandle;
        Session = source.Session;
        SlotId = source.Session.SlotId;
        TokenLabel = source.TokenLabel;
        ModulePath = source.Session.ModulePath;
        Class = (Pkcs11ObjectClass)(attributes.Number(Attribute.Class) ?? ulong.MaxValue);
        Label = attributes.Text(Attribute.Label);
        Id = attributes.Bytes(Attribute.Id) is { Length: > 0 } id ? HexText.Format(id) : null;
        OnToken = attributes.Flag(Attribute.Token);
        Private = attributes.Flag(Attribute.Private);
        Modifiable = attributes.Flag(Attribute.Modifiable);
        Attributes = [.. source.Asked.Select(attributes.Get)];
    }

    /// <summary>What kind of object it is; a number where the header names none, -1 where the token does not tell.</summary>
    public Pkcs11ObjectClass Class { get; }

    /// <summary>What it is called (CKA_LABEL); null when it has no label.</summary>
    public string? Label { get; }

    /// <summary>What keys and certificates that belong together share (CKA_ID), as hexadecimal pairs; null when it has none.</summary>
    public string? Id { get; }

    /// <summary>Whether it stays on the token when the session ends (CKA_TOKEN).</summary>
    public bool? OnToken { get; }

    /// <summary>Whether it is seen by those only who are logged in (CKA_PRIVATE).</summary>
    public bool? Private { get; }

    /// <summary>Whether it can be changed (CKA_MODIFIABLE).</summary>
    public bool? Modifiable { get; }

    /// <summary>The attributes that were asked for, in that order; empty when none were.</summary>
    public IReadOnlyList<Pkcs11Attribute> Attributes { get; }

    /// <summary>The number that the module gave the object (CK_OBJECT_HANDLE); it means something to this process only.</summary>
    public ulong ObjectHandle { get; }

    /// <summary>The session that it was read in, and that it is used in; it may have ended meanwhile.</summary>
    public Pkcs11Session Session { get; }

    /// <summary>The number of the slot (CK_SLOT_ID).</summary>
    public ulong SlotId { get; }

    /// <summary>The label of the token.</summary>
    public string TokenLabel { get; }

    /// <summary>The file of the module.</summary>
    public string ModulePath { get; }

    /// <summary>The class and the label.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Class} {Label ?? Id}".TrimEnd();
}
