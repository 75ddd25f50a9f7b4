using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Readers;

/// <summary>A folder with a library that a child process takes for libpcsclite.so.1.</summary>
internal sealed class PcscLibraryFolder : IDisposable
{
    private PcscLibraryFolder()
    {
    }

    /// <summary>The folder, for LD_LIBRARY_PATH.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("SmartCard.Tests.").FullName;

    private string Library => System.IO.Path.Combine(Path, "libpcsclite.so.1");

    /// <summary>The library of tests/Fixtures/libpcsclite.c, which does as its environment says.</summary>
    public static PcscLibraryFolder Scripted()
    {
        PcscLibraryFolder folder = new();
        string source = System.IO.Path.Combine(Repository.Root, "tests", "Fixtures", "libpcsclite.c");
        try
        {
            using Process compiler = Process.Start("cc", ["-shared", "-fPIC", "-o", folder.Library, source]);
            compiler.WaitForExit();
            Assert.Equal(0, compiler.ExitCode);
        }
        catch (Win32Exception)
        {
            folder.Dispose();
            Assert.Skip("There is no C compiler: install gcc and libc6-dev.");
        }

        return folder;
    }

    /// <summary>A file that is no library.</summary>
    public static PcscLibraryFolder Broken()
    {
        PcscLibraryFolder folder = new();
        File.WriteAllText(folder.Library, "This is no library.");
        return folder;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
