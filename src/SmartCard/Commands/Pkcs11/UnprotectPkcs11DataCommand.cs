using System;
using System.Collections;
using System.IO;
using System.Management.Automation;
using System.Security;
using System.Text;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Unprotect-Pkcs11Data: decrypts data with a key of a token.</summary>
[Cmdlet(VerbsSecurity.Unprotect, "Pkcs11Data", DefaultParameterSetName = DataSet, SupportsShouldProcess = true)]
[OutputType(typeof(byte[]), typeof(string), typeof(FileInfo))]
public sealed class UnprotectPkcs11DataCommand : Pkcs11CipherCommand
{
    private Pkcs11Pin? pin;

    /// <summary>The mechanism, with CKM_ or without; objects of Protect-Pkcs11Data bring it and its parameters along.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TokenMechanismCompleter))]
    public override string? Mechanism { get; set; }

    /// <summary>Gives text in UTF-8 instead of bytes.</summary>
    [Parameter(ParameterSetName = DataSet)]
    public SwitchParameter AsText { get; set; }

    /// <summary>The PIN that a key asks for each time it is used (CKA_ALWAYS_AUTHENTICATE). A file goes to the token in one piece then.</summary>
    [Parameter]
    [Pin]
    [ValidateNotNull]
    public SecureString? Pin { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => pin = Pin is null ? null : Pkcs11Pin.From(Pin);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            pin?.Dispose();
        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    private protected override bool TextIsHex => true;

    /// <inheritdoc/>
    private protected override void ProcessData(byte[] data, PSObject? holder)
    {
        if (ChoiceFor(holder) is Pkcs11MechanismChoice choice && Try(() => Cipher(data, choice), out var decrypted))
            Write(decrypted);
    }

    /// <inheritdoc/>
    private protected override void ProcessFile(string path)
    {
        if (ChoiceFor(holder: null) is not Pkcs11MechanismChoice choice)
            return;
        if (Destination is null)
        {
            if (InMemory(path, choice) is { } decrypted)
                Write(decrypted);
            return;
        }

        if (FilePath(Destination) is string target
            && ShouldProcess(target, $"Decrypt \"{path}\"")
            && IntoFile(path, target, choice))
        {
            WriteObject(new FileInfo(target));
        }
    }

    /// <summary>The mechanism that is named, or the one that the object brings along; null after an error.</summary>
    private Pkcs11MechanismChoice? ChoiceFor(PSObject? holder)
    {
        if (Mechanism is not null)
            return Choose(Mechanism, MechanismParameter);
        if (holder?.Properties["Mechanism"]?.Value is object mechanism)
            return Choose(mechanism.ToString(), MechanismParameter ?? AsDictionary(holder.Properties["MechanismParameter"]?.Value));
        WriteError(Pkcs11ObjectErrors.NoMechanism());
        return null;
    }

    private static IDictionary? AsDictionary(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) as IDictionary;

    private void Write(byte[] decrypted) => WriteObject(AsText ? Encoding.UTF8.GetString(decrypted) : decrypted, enumerateCollection: false);

    private protected override byte[] Cipher(byte[] data, Pkcs11MechanismChoice choice) => Key!.Session.Decrypt(Key, choice, data, pin);

    private protected override void Cipher(Stream input, Stream output, Pkcs11MechanismChoice choice, Action<long> progress)
    {
        if (pin is null)
        {
            Key!.Session.Decrypt(Key, choice, input, output, progress, StoppingToken);
            return;
        }

        using MemoryStream whole = new();
        input.CopyTo(whole);
        byte[] decrypted = Cipher(whole.ToArray(), choice);
        output.Write(decrypted, 0, decrypted.Length);
    }
}
