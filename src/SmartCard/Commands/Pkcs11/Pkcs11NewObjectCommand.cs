using System.Collections;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Bytes;
using SmartCard.Errors;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>What the cmdlets share that make objects: their label, their CKA_ID, where they live, and any attribute besides.</summary>
public abstract class Pkcs11NewObjectCommand : Pkcs11OperationCommand
{
    /// <summary>What the object is called (CKA_LABEL).</summary>
    [Parameter]
    [ValidateNotNull]
    public string? Label { get; set; }

    /// <summary>What keys and certificates that belong together share (CKA_ID), in bytes or hexadecimal.</summary>
    [Parameter]
    [HexText]
    [ValidateNotNullOrEmpty]
    public byte[]? Id { get; set; }

    /// <summary>Makes an object that ends with the session, and does not stay on the token.</summary>
    [Parameter]
    public SwitchParameter SessionObject { get; set; }

    /// <summary>Sets label, CKA_ID and place, and then what the caller gives by attribute, which goes before everything else.</summary>
    private protected void Fill(Pkcs11Template template, params IDictionary?[] attributes)
    {
        if (Label is not null)
            template.SetLabel(Label);
        if (Id is not null)
            template.SetId(Id);
        template.SetOnToken(!SessionObject);
        foreach (IDictionary? given in attributes)
            SetAttributes(template, given);
    }

    /// <summary>Sets attributes; an error ends the command.</summary>
    private protected void SetAttributes(Pkcs11Template template, IDictionary? attributes)
    {
        try
        {
            if (Plain(attributes) is IDictionary plain)
                template.Set(plain);
        }
        catch (InvalidPkcs11AttributeException exception)
        {
            ThrowTerminatingError(Pkcs11ObjectErrors.From(exception));
        }
    }

    /// <summary>Where and what, as -WhatIf and -Confirm show it.</summary>
    private protected string Target(Pkcs11Session session) =>
        $"slot {session.SlotId} of {session.ModulePath}{(Label is null ? "" : $", label \"{SafeText.Of(Label)}\"")}{(Id is null ? "" : $", id {HexText.Format(Id)}")}";
}
