using System;
using System.IO;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Protect-Pkcs11Data: encrypts data with a key of a token.</summary>
[Cmdlet(VerbsSecurity.Protect, "Pkcs11Data", DefaultParameterSetName = DataSet, SupportsShouldProcess = true)]
[OutputType(typeof(Pkcs11ProtectedData))]
public sealed class ProtectPkcs11DataCommand : Pkcs11DataCommand
{
    private Pkcs11MechanismChoice? choice;

    /// <summary>The public or secret key, from Get-Pkcs11Object in a session that is open.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    public Pkcs11Object? Key { get; set; }

    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TokenMechanismCompleter))]
    public override string? Mechanism { get; set; }

    /// <summary>The file that the encrypted data of a file goes to.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FileSet)]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>Writes over a file that is there.</summary>
    [Parameter(ParameterSetName = FileSet)]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => choice = Choose(Mechanism!, MechanismParameter);

    /// <inheritdoc/>
    private protected override void ProcessData(byte[] data, PSObject? holder)
    {
        if (Try(() => choice!.ForEncryption(Key!.Session), out var chosen)
            && Try(() => Key!.Session.Encrypt(Key, chosen, data), out var encrypted))
        {
            WriteObject(new Pkcs11ProtectedData(encrypted, chosen, Key!, destination: null));
        }
    }

    /// <inheritdoc/>
    private protected override void ProcessFile(string path)
    {
        if (Destination is null)
        {
            // A file from the pipeline, whose encrypted data is given as an object.
            if (Try(() => choice!.ForEncryption(Key!.Session), out var inMemory)
                && TryFile(path, data => Key!.Session.Encrypt(Key, inMemory, data), (stream, progress) => InMemory(stream, inMemory, progress), out var encrypted))
            {
                WriteObject(new Pkcs11ProtectedData(encrypted, inMemory, Key!, destination: null));
            }

            return;
        }

        if (FilePath(Destination) is string target
            && ShouldProcess(target, $"Encrypt \"{path}\"")
            && Try(() => choice!.ForEncryption(Key!.Session), out var chosen)
            && WriteFile(target, Force, output => Encrypt(path, output, chosen)))
        {
            WriteObject(new Pkcs11ProtectedData(data: null, chosen, Key!, target));
        }
    }

    private bool Encrypt(string path, Stream output, Pkcs11MechanismChoice chosen) => TryFile(
        path,
        data =>
        {
            byte[] encrypted = Key!.Session.Encrypt(Key, chosen, data);
            output.Write(encrypted, 0, encrypted.Length);
            return true;
        },
        (stream, progress) =>
        {
            Key!.Session.Encrypt(Key, chosen, stream, output, progress, StoppingToken);
            return true;
        },
        out _);

    private byte[] InMemory(Stream stream, Pkcs11MechanismChoice chosen, Action<long> progress)
    {
        using MemoryStream encrypted = new();
        Key!.Session.Encrypt(Key, chosen, stream, encrypted, progress, StoppingToken);
        return encrypted.ToArray();
    }
}
