using System.Collections;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>What the cmdlets share that get a key out of another: by unwrapping, or by deriving.</summary>
public abstract class Pkcs11KeyOfOthersCommand : Pkcs11NewObjectCommand
{
    /// <summary>The type of the key, with CKK_ or without.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Pkcs11NameCompleter))]
    public string? KeyType { get; set; }

    /// <summary>What the key may be used for.</summary>
    [Parameter]
    public Pkcs11KeyUsage Usage { get; set; }

    /// <summary>Lets the key leave the token, wrapped or, with Sensitive false, in the clear.</summary>
    [Parameter]
    public SwitchParameter Extractable { get; set; }

    /// <summary>The parameters of the mechanism by name, such as @{ Iv = '00 01 …' }.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? MechanismParameter { get; set; }

    /// <summary>Attributes besides, such as @{ CKA_SENSITIVE = $false }; $null leaves out one that is set by itself.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Attribute { get; set; }

    /// <summary>The template of the key; an error ends the command.</summary>
    private protected Pkcs11Template TemplateFor(Pkcs11ObjectClass objectClass, string keyType, int? length)
    {
        Pkcs11Template template = new();
        SetAttributes(template, new Hashtable { ["CKA_KEY_TYPE"] = keyType });
        template = Pkcs11Template.ForKey(objectClass, keyType, length);
        template.SetExtractable(Extractable);
        template.SetUsage(Usage);
        Fill(template, Attribute);
        return template;
    }
}
