using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using SmartCard.Pkcs11.Native;

namespace SmartCard.Pkcs11;

/// <summary>The modules of this process, one for each file.</summary>
internal static class LoadedModules
{
    // Libraries stay loaded; finalising them ends their use and a later use initialises them again.
    private static readonly ConcurrentDictionary<string, Lazy<INativeModule>> Libraries = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Lazy<Pkcs11Module>> Modules = new(StringComparer.Ordinal);

    static LoadedModules() => AppDomain.CurrentDomain.ProcessExit += (_, _) => FinalizeAll();

    public static Pkcs11Module Get(string path)
    {
        DynamicLinker.Prepare();
        string file = FileIdentity.Of(path);
        return Get(Modules, file, () => new Pkcs11Module(file, Get(Libraries, file, () => NativeModuleLoader.Load(file))));
    }

    public static void FinalizeAll()
    {
        // One that is being loaded just now stays, for whoever loads it: taken out here, nobody would ever finalise it.
        foreach (KeyValuePair<string, Lazy<Pkcs11Module>> module in Modules)
        {
            if (module.Value.IsValueCreated && Remove(Modules, module))
                module.Value.Value.Close();
        }
    }

    /// <summary>Makes a value once; a failure is forgotten, so that the next one tries again.</summary>
    private static T Get<T>(ConcurrentDictionary<string, Lazy<T>> values, string path, Func<T> make)
    {
        Lazy<T> value = values.GetOrAdd(path, _ => new Lazy<T>(make));
        try
        {
            return value.Value;
        }
        catch
        {
            Remove(values, new(path, value));
            throw;
        }
    }

    private static bool Remove<T>(ICollection<KeyValuePair<string, Lazy<T>>> values, KeyValuePair<string, Lazy<T>> value) => values.Remove(value);
}
