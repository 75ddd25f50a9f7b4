using System;
using System.IO;
using System.Management.Automation;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>What encrypting and decrypting share: data from memory, and files that go to another file or into memory.</summary>
public abstract class Pkcs11CipherCommand : Pkcs11DataCommand
{
    /// <summary>The key, from Get-Pkcs11Object in a session that is open.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    public Pkcs11Object? Key { get; set; }

    /// <summary>The file that the result of a file goes to.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FileSet)]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>Writes over a file that is there.</summary>
    [Parameter(ParameterSetName = FileSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>Works on data in one piece.</summary>
    private protected abstract byte[] Cipher(byte[] data, Pkcs11MechanismChoice choice);

    /// <summary>Works on a stream part by part, and tells how many bytes were read.</summary>
    private protected abstract void Cipher(Stream input, Stream output, Pkcs11MechanismChoice choice, Action<long> progress);

    /// <summary>Works on a file that came down the pipeline, into memory; null after an error.</summary>
    private protected byte[]? InMemory(string path, Pkcs11MechanismChoice choice) =>
        TryFile(
            path,
            data => Cipher(data, choice),
            (stream, progress) =>
            {
                using MemoryStream output = new();
                Cipher(stream, output, choice, progress);
                return output.ToArray();
            },
            out byte[]? result) ? result : null;

    /// <summary>Works on a file into another; false after an error.</summary>
    private protected bool IntoFile(string path, string target, Pkcs11MechanismChoice choice) => WriteFile(target, Force, output => TryFile(
        path,
        data =>
        {
            byte[] result = Cipher(data, choice);
            output.Write(result, 0, result.Length);
            return true;
        },
        (stream, progress) =>
        {
            Cipher(stream, output, choice, progress);
            return true;
        },
        out _));
}
