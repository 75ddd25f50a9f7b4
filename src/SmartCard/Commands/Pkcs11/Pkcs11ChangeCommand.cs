using System.Collections;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>What the cmdlets share that change or copy an object: which object, and its new attributes.</summary>
public abstract class Pkcs11ChangeCommand : Pkcs11OperationCommand
{
    /// <summary>The objects, from Get-Pkcs11Object in a session that is open and can write.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Pkcs11Object? InputObject { get; set; }

    /// <summary>The new label (CKA_LABEL).</summary>
    [Parameter]
    [ValidateNotNull]
    [AllowEmptyString]
    public string? Label { get; set; }

    /// <summary>The new CKA_ID, in bytes or hexadecimal.</summary>
    [Parameter]
    [HexText]
    [ValidateNotNull]
    [AllowEmptyCollection]
    public byte[]? Id { get; set; }

    /// <summary>Attributes and their new values, such as @{ CKA_DERIVE = $false }.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNull]
    public IDictionary? Attribute { get; set; }

    private protected Pkcs11Template Template { get; private set; } = new();

    /// <summary>Reads the attributes once: they are the same for all objects.</summary>
    protected override void BeginProcessing()
    {
        try
        {
            if (Label is not null)
                Template.SetLabel(Label);
            if (Id is not null)
                Template.SetId(Id);
            if (Plain(Attribute) is IDictionary plain)
                Template.Set(plain);
        }
        catch (InvalidPkcs11AttributeException exception)
        {
            ThrowTerminatingError(Pkcs11ObjectErrors.From(exception));
        }
    }

    /// <summary>The object and its token, as -WhatIf and -Confirm show them.</summary>
    private protected string Target => $"{SafeText.Of(InputObject!.ToString())} on token \"{SafeText.Of(InputObject.TokenLabel)}\"";
}
