using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using SmartCard.Errors;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Export-Pkcs11Object: writes an object of a token to a file.</summary>
[Cmdlet(VerbsData.Export, "Pkcs11Object", DefaultParameterSetName = FileSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo), typeof(string))]
public sealed class ExportPkcs11ObjectCommand : Pkcs11OperationCommand
{
    private const string FileSet = "File";
    private const string TextSet = "Text";

    /// <summary>The object, from Get-Pkcs11Object in a session that is open.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Pkcs11Object? InputObject { get; set; }

    /// <summary>The file to write, taken as it is: no character is a wildcard.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = FileSet)]
    [Alias("LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Writes DER instead of PEM. Data and secret keys have neither: they are written as they are.</summary>
    [Parameter(ParameterSetName = FileSet)]
    public SwitchParameter Der { get; set; }

    /// <summary>Writes over a file that is there.</summary>
    [Parameter(ParameterSetName = FileSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the PEM text instead of writing a file.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TextSet)]
    public SwitchParameter AsText { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            if (Try(() => ObjectExport.Read(InputObject!), out var export))
                Write(export);
        }
        catch (InvalidObjectFileException exception)
        {
            WriteError(Pkcs11ObjectErrors.NotExported(exception, InputObject!));
        }
    }

    private void Write(ObjectExport export)
    {
        if (AsText)
        {
            WriteObject(export.ToPem() ?? Convert.ToBase64String(export.Content));
            return;
        }

        byte[] content = !Der && export.ToPem() is string pem ? Encoding.ASCII.GetBytes(pem) : export.Content;
        if (FilePath(Path!) is string path
            && ShouldProcess(path, $"Export {SafeText.Of(InputObject!.ToString())}")
            && WriteFile(path, Force, stream =>
            {
                stream.Write(content, 0, content.Length);
                return true;
            }))
        {
            WriteObject(new FileInfo(path));
        }
    }
}
