using SmartCard.Pkcs11.Native;

namespace SmartCard.Pkcs11;

/// <summary>Initialises a module for the first time where a crash costs nothing: in a process that does nothing else.</summary>
public static class Pkcs11ModuleProbe
{
    /// <summary>What <see cref="Run"/> gives when the module did not end the process.</summary>
    public const string Survived = "The module did not end the process.";

    /// <summary>The file that a path means: a full path without links; a name without a folder, and a file that is not there, as it is.</summary>
    /// <param name="path">The path.</param>
    public static string FileOf(string path) => FileIdentity.Of(path);

    /// <summary>Loads a module, initialises it and finalises it. What the module answers does not matter here, and neither does that it is no module.</summary>
    /// <param name="path">The file.</param>
    /// <returns><see cref="Survived"/>.</returns>
    public static string Run(string path)
    {
        try
        {
            using InitializedModuleHandle handle = new(path, NativeModuleLoader.Load(path));
        }
        catch (System.Exception exception) when (exception is Pkcs11Exception or Pkcs11ModuleException)
        {
            // The process that uses it will get the same answer, and tell.
        }

        return Survived;
    }
}
