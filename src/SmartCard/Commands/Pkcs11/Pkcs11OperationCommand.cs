using System;
using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SmartCard.Commands.Atr;
using SmartCard.Errors;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>What the cmdlets that work in a session share: what fails becomes an error record, and files go through in parts.</summary>
public abstract class Pkcs11OperationCommand : Pkcs11Command
{
    // Up to here a file goes to the token in one piece, which every mechanism takes.
    private const int LongestPiece = 64 * 1024;
    private const int ActivityId = 11;
    private const int BufferLength = 64 * 1024;
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Makes a call; after a failure, which is an error of its own, the rest goes on.</summary>
    /// <returns>Whether it succeeded.</returns>
    private protected bool Try<T>(Func<T> call, [MaybeNullWhen(false)] out T result) => Report(() => Interruptible(call), out result);

    /// <inheritdoc cref="Try{T}"/>
    private protected bool Try(Action call) => Try(
        () =>
        {
            call();
            return true;
        },
        out _);

    /// <summary>Chooses a mechanism; an error ends the command, for it would be the same for each input.</summary>
    private protected Pkcs11MechanismChoice Choose(string mechanism, IDictionary? parameter)
    {
        try
        {
            return new Pkcs11MechanismChoice(mechanism, Plain(parameter));
        }
        catch (InvalidMechanismParameterException exception)
        {
            ThrowTerminatingError(Pkcs11ObjectErrors.From(exception));
            throw;
        }
    }

    /// <summary>
    /// Works on a file: a short one in one piece, a longer one in parts with progress, so that the memory stays the same.
    /// After a failure, which is an error of its own, the rest goes on.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="piece">Works on the whole file.</param>
    /// <param name="parts">Works on the stream, and tells how many bytes were read.</param>
    /// <param name="result">What came out of it.</param>
    /// <returns>Whether it succeeded.</returns>
    private protected bool TryFile<T>(string path, Func<byte[], T> piece, Func<Stream, Action<long>, T> parts, [MaybeNullWhen(false)] out T result)
    {
        result = default;
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferLength);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            WriteError(Pkcs11ObjectErrors.NotRead(path, exception));
            return false;
        }

        using (file)
        {
            // A device or a pipe has no length.
            long length = file.CanSeek ? file.Length : 0;
            return length is > 0 and <= LongestPiece
                ? Try(() => piece(Read(file, (int)length)), out result)
                : Report(() => Watch(path, length, progress => parts(file, progress)), out result);
        }
    }

    /// <summary>A path of PowerShell as one of the file system; null after an error.</summary>
    private protected string? FilePath(string path)
    {
        try
        {
            string full = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            if (provider.ImplementingType == typeof(Microsoft.PowerShell.Commands.FileSystemProvider))
                return full;
            WriteError(Pkcs11ObjectErrors.NotRead(path, new IOException($"It is a path of the provider {provider.Name}, not of the file system.")));
        }
        catch (SessionStateException exception)
        {
            WriteError(Pkcs11ObjectErrors.NotRead(path, exception));
        }

        return null;
    }

    /// <summary>Writes a file whole or not at all; after a failure, which is an error of its own, the rest goes on.</summary>
    /// <param name="path">The file.</param>
    /// <param name="force">Whether it may be written over.</param>
    /// <param name="write">Writes it, or reports an error and gives false.</param>
    /// <returns>Whether it is written.</returns>
    private protected bool WriteFile(string path, bool force, Func<Stream, bool> write)
    {
        ReportFile file = new(path);
        if (file.Exists && !force)
        {
            WriteError(Pkcs11ObjectErrors.Exists(path));
            return false;
        }

        try
        {
            file.WriteBytes(
                stream =>
                {
                    if (!write(stream))
                        throw new OperationCanceledException();
                },
                mayReplace: force);
            return true;
        }
        catch (OperationCanceledException)
        {
            // The error is told already, and nothing is left of the file.
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            WriteError(Pkcs11ObjectErrors.NotWritten(path, exception));
            return false;
        }
    }

    /// <summary>Names and values without PowerShell's wrappers around them.</summary>
    private protected static IDictionary? Plain(IDictionary? values)
    {
        if (values is null)
            return null;
        Hashtable plain = new(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in values)
            plain[entry.Key] = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
        return plain;
    }

    private static ErrorRecord? ErrorOf(Exception exception) => exception switch
    {
        Pkcs11Exception failure => Pkcs11Errors.From(failure),
        Pkcs11MechanismException failure => Pkcs11ObjectErrors.From(failure),
        InvalidMechanismParameterException failure => Pkcs11ObjectErrors.From(failure),
        InvalidPkcs11AttributeException failure => Pkcs11ObjectErrors.From(failure),
        IOException or UnauthorizedAccessException or NotSupportedException => Pkcs11ObjectErrors.DataFailed(exception),
        _ => null,
    };

    private static byte[] Read(FileStream file, int length)
    {
        byte[] bytes = new byte[length];
        int at = 0;
        while (at < length && file.Read(bytes, at, length - at) is int read and > 0)
            at += read;
        return bytes;
    }

    private bool Report<T>(Func<T> call, [MaybeNullWhen(false)] out T result)
    {
        result = default;
        try
        {
            result = call();
            return true;
        }
        catch (Exception exception) when (ErrorOf(exception) is ErrorRecord error)
        {
            WriteError(error);
            return false;
        }
    }

    /// <summary>Makes a call on another thread and shows how far it is; Ctrl+C ends the wait at once, and the call after the part that is under way.</summary>
    private T Watch<T>(string path, long length, Func<Action<long>, T> call)
    {
        const double All = 100;
        long done = 0;
        ProgressRecord progress = new(ActivityId, MyInvocation.MyCommand.Name, SafeText.Of(path)) { PercentComplete = -1 };
        Task<T> task = Task.Run(() => call(read => Interlocked.Exchange(ref done, read)));
        try
        {
            while (!task.Wait((int)ProgressInterval.TotalMilliseconds, StoppingToken))
            {
                if (length > 0)
                    progress.PercentComplete = (int)Math.Min(All, Interlocked.Read(ref done) * All / length);
                WriteProgress(progress);
            }
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        catch (AggregateException)
        {
            // The exception itself comes out below.
        }

        progress.RecordType = ProgressRecordType.Completed;
        WriteProgress(progress);
        return task.GetAwaiter().GetResult();
    }
}
