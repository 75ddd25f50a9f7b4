using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Import-Pkcs11Object: puts certificates, keys and data from files onto a token.</summary>
[Cmdlet(VerbsData.Import, "Pkcs11Object", DefaultParameterSetName = ContentSet, SupportsShouldProcess = true)]
[OutputType(typeof(Pkcs11Object))]
public sealed class ImportPkcs11ObjectCommand : Pkcs11NewObjectCommand
{
    private const string ContentSet = "Content";
    private const string DataSet = "Data";
    private const string KeySet = "SecretKey";

    /// <summary>An open session that can write, from Connect-Pkcs11Token -ReadWrite.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    public Pkcs11Session? Session { get; set; }

    /// <summary>Files, taken as they are: no character is a wildcard.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath", "LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>The password of an encrypted key or a PFX.</summary>
    [Parameter(ParameterSetName = ContentSet)]
    [ValidateNotNull]
    public SecureString? Password { get; set; }

    /// <summary>Puts the public key to each private key as well, so that the token can verify with it.</summary>
    [Parameter(ParameterSetName = ContentSet)]
    public SwitchParameter WithPublicKey { get; set; }

    /// <summary>Takes the file as it is, for a data object.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DataSet)]
    public SwitchParameter Data { get; set; }

    /// <summary>Takes the file as it is, for a secret key of this type, such as CKK_AES.</summary>
    [Parameter(Mandatory = true, ParameterSetName = KeySet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Pkcs11NameCompleter))]
    public string? KeyType { get; set; }

    /// <summary>What private and secret keys may be used for; without it, what keys of their type usually are used for.</summary>
    [Parameter(ParameterSetName = ContentSet)]
    [Parameter(ParameterSetName = KeySet)]
    public Pkcs11KeyUsage Usage { get; set; }

    /// <summary>Lets private and secret keys leave the token, wrapped or, with Sensitive false, in the clear.</summary>
    [Parameter(ParameterSetName = ContentSet)]
    [Parameter(ParameterSetName = KeySet)]
    public SwitchParameter Extractable { get; set; }

    /// <summary>Attributes of all objects besides, such as @{ CKA_TRUSTED = $true }; $null leaves out one that is set by itself.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Attribute { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string file in Path!.Select(FilePath).OfType<string>())
        {
            foreach (FileObject item in ObjectsIn(file))
                Import(item, file);
        }
    }

    private IReadOnlyList<FileObject> ObjectsIn(string path)
    {
        byte[]? content = Content(path);
        if (content is null)
            return [];
        try
        {
            return ParameterSetName switch
            {
                DataSet => [FileObject.OfData(content)],
                KeySet => [FileObject.OfSecretKey(KeyType!, content)],
                _ => Interruptible(() => ObjectFile.Read(content, Password)),
            };
        }
        catch (InvalidObjectFileException exception)
        {
            WriteError(Pkcs11ObjectErrors.InvalidFile(exception, path));
        }
        catch (InvalidPkcs11AttributeException exception)
        {
            ThrowTerminatingError(Pkcs11ObjectErrors.From(exception));
        }

        return [];
    }

    private byte[]? Content(string path)
    {
        try
        {
            if (new FileInfo(path).Length <= ObjectFile.LongestFile)
                return File.ReadAllBytes(path);
            WriteError(Pkcs11ObjectErrors.TooLarge(path, ObjectFile.LongestFile));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            WriteError(Pkcs11ObjectErrors.NotRead(path, exception));
        }

        return null;
    }

    private void Import(FileObject item, string path)
    {
        Pkcs11Template template = item.TemplateForToken(Usage, Extractable);
        if (Label is null && item.Name is string name)
            template.SetLabel(name);
        Fill(template, Attribute);
        if (ShouldProcess(Target(Session!), $"Import {item.Class} of \"{SafeText.Of(path)}\"") && Try(() => Session!.CreateObject(template), out var made))
            WriteObject(made);
        if (WithPublicKey && item.PublicKey is FileObject publicKey)
            Import(publicKey, path);
    }
}
