using System.IO;
using System.Management.Automation;

namespace SmartCard.Commands.Tracing;

/// <summary>The file that a path of PowerShell means.</summary>
internal static class OutputPath
{
    /// <summary>Gives the full path in the file system.</summary>
    /// <param name="cmdlet">Where relative paths and drives are known.</param>
    /// <param name="path">The path; no character of it is a wildcard.</param>
    /// <exception cref="IOException">It is no path of the file system, or that of a folder.</exception>
    public static string Resolve(PSCmdlet cmdlet, string path)
    {
        try
        {
            string file = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            if (provider.ImplementingType != typeof(Microsoft.PowerShell.Commands.FileSystemProvider))
                throw new IOException($"It is a path of the provider {provider.Name}, not of the file system.");
            return Directory.Exists(file) ? throw new IOException("It is a folder.") : file;
        }
        catch (SessionStateException exception)
        {
            throw new IOException(exception.Message, exception);
        }
    }
}
