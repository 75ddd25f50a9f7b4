using System;
using System.Collections;
using System.IO;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>What the cmdlets share that take data: text, bytes, or files.</summary>
public abstract class Pkcs11DataCommand : Pkcs11OperationCommand
{
    private protected const string DataSet = "Data";
    private protected const string FileSet = "File";

    private DataInput? input;

    /// <summary>The mechanism, with CKM_ or without. The Tab key completes to those that the token has.</summary>
    public abstract string? Mechanism { get; set; }

    /// <summary>The parameters of the mechanism by name, such as @{ Iv = '00 01 …' }.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? MechanismParameter { get; set; }

    /// <summary>
    /// The data: text, which counts as UTF-8, arrays of bytes, or files as Get-Item gives them. Bytes that come one by one
    /// are put together.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = DataSet, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? InputObject { get; set; }

    /// <summary>A file, taken as it is: no character is a wildcard. Long files go through in parts.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FileSet)]
    [Alias("LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Whether text is hexadecimal: the data are bytes, and no text of a person.</summary>
    private protected virtual bool TextIsHex => false;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName is FileSet)
        {
            foreach (string path in Path!)
            {
                if (FilePath(path) is string file)
                    ProcessFile(file);
            }

            return;
        }

        input ??= new DataInput(this, TextIsHex, data => ProcessData(data, input!.Holder), ProcessFile, WriteError);
        input.Add(InputObject);
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => input?.Complete();

    /// <summary>Does the cmdlet's work on data.</summary>
    /// <param name="data">The data.</param>
    /// <param name="holder">The object that held it; null when it came by itself.</param>
    private protected abstract void ProcessData(byte[] data, PSObject? holder);

    /// <summary>Does the cmdlet's work on a file.</summary>
    private protected abstract void ProcessFile(string path);
}
