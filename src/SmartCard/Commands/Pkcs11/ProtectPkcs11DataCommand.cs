using System;
using System.IO;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Protect-Pkcs11Data: encrypts data with a key of a token.</summary>
[Cmdlet(VerbsSecurity.Protect, "Pkcs11Data", DefaultParameterSetName = DataSet, SupportsShouldProcess = true)]
[OutputType(typeof(Pkcs11ProtectedData))]
public sealed class ProtectPkcs11DataCommand : Pkcs11CipherCommand
{
    private Pkcs11MechanismChoice? choice;

    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TokenMechanismCompleter))]
    public override string? Mechanism { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => choice = Choose(Mechanism!, MechanismParameter);

    /// <inheritdoc/>
    private protected override void ProcessData(byte[] data, PSObject? holder)
    {
        if (Try(() => choice!.ForEncryption(Key!.Session), out var chosen) && Try(() => Cipher(data, chosen), out var encrypted))
            WriteObject(new Pkcs11ProtectedData(encrypted, chosen, Key!, destination: null));
    }

    /// <inheritdoc/>
    private protected override void ProcessFile(string path)
    {
        if (Destination is null)
        {
            if (Try(() => choice!.ForEncryption(Key!.Session), out var inMemory) && InMemory(path, inMemory) is { } encrypted)
                WriteObject(new Pkcs11ProtectedData(encrypted, inMemory, Key!, destination: null));
            return;
        }

        if (FilePath(Destination) is string target
            && ShouldProcess(target, $"Encrypt \"{path}\"")
            && Try(() => choice!.ForEncryption(Key!.Session), out var chosen)
            && IntoFile(path, target, chosen))
        {
            WriteObject(new Pkcs11ProtectedData(data: null, chosen, Key!, target));
        }
    }

    private protected override byte[] Cipher(byte[] data, Pkcs11MechanismChoice choice) => Key!.Session.Encrypt(Key, choice, data);

    private protected override void Cipher(Stream input, Stream output, Pkcs11MechanismChoice choice, Action<long> progress) =>
        Key!.Session.Encrypt(Key, choice, input, output, progress, StoppingToken);
}
