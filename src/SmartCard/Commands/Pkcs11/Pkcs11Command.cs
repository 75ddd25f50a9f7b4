using System;
using System.Collections.Generic;
using SmartCard.Errors;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>What the cmdlets for PKCS#11 share: modules are loaded once, and a failed call becomes an error record.</summary>
public abstract class Pkcs11Command : InterruptibleCommand
{
    // By the path that was given and by that of the file itself, which objects of other commands bring along.
    private readonly Dictionary<string, Pkcs11Module> loaded = new(StringComparer.Ordinal);

    /// <summary>Loads a module, once in a pipeline; null after an error.</summary>
    private protected Pkcs11Module? Load(string path)
    {
        if (loaded.TryGetValue(path, out Pkcs11Module? known) && !known.IsFinalized)
            return known;
        WriteVerbose($"Loading the PKCS#11 module {path} (C_Initialize, unless it is loaded already).");
        Pkcs11Module? module = Ask(() =>
        {
            CrashProbe.Require(path);
            return Pkcs11Module.Load(path);
        });
        if (module is not null)
            loaded[path] = loaded[module.ModulePath] = module;
        return module;
    }

    /// <summary>Asks a module; null after an error. Ctrl+C ends the wait at once, and the module goes on by itself.</summary>
    /// <param name="call">The call.</param>
    /// <param name="undo">What to do with a result that came after Ctrl+C, when nobody waits for it any more.</param>
    private protected T? Ask<T>(Func<T> call, Action<T>? undo = null)
        where T : class
    {
        try
        {
            return Interruptible(call, undo);
        }
        catch (Pkcs11Exception exception)
        {
            WriteError(Pkcs11Errors.From(exception));
        }
        catch (Pkcs11ModuleException exception)
        {
            WriteError(Pkcs11Errors.From(exception));
        }

        return null;
    }

    /// <summary>A path of PowerShell as one of the system; a name without a folder stays for the system to look for, unless it is a file here.</summary>
    private protected string FullPath(string path)
    {
        // For each path PowerShell reads the list of all mounted file systems, which takes longer than most calls of a module.
        if (loaded.ContainsKey(path) && System.IO.Path.IsPathRooted(path))
            return path;
        string full = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
        bool isName = System.IO.Path.GetFileName(path) == path;
        return isName && !System.IO.File.Exists(full) ? path : full;
    }
}
