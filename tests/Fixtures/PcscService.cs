using System;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Threading;
using Xunit;

namespace SmartCard.Fixtures;

/// <summary>
/// The pcscd of this machine with the slots of vsmartcard's driver. The tests that use it stand in the collection
/// <see cref="Name"/>: one after the other, and never beside those of another process.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class PcscService : ICollectionFixture<PcscService>, IDisposable
{
    public const string Name = "pcscd";

    private readonly FileStream turn = WaitForTurn();
    private readonly string? missing = WhatIsMissing();

    /// <summary>Skips the test when there is no service to run it against; where CI is true, it fails instead.</summary>
    public void Require()
    {
        if (missing is null)
            return;
        if (Environment.GetEnvironmentVariable("CI") is "true")
            Assert.Fail(missing);
        Assert.Skip(missing);
    }

    public void Dispose() => turn.Dispose();

    private static string? WhatIsMissing()
    {
        try
        {
            using PcscWitness witness = new();
            string[] readers = witness.ListReaders();
            VpcdSlot[] absent = [.. new[] { VpcdSlot.First, VpcdSlot.Second }.Where(slot => !readers.Contains(slot.ReaderName))];
            return absent.Length is 0 ? null
                : $"pcscd knows no reader '{absent[0].ReaderName}': install vsmartcard-vpcd and restart pcscd.";
        }
        catch (DllNotFoundException)
        {
            return "There is no libpcsclite.so.1: install pcscd.";
        }
        catch (Win32Exception exception)
        {
            return $"pcscd cannot be reached: {exception.Message} Start it: pcscd";
        }
    }

    /// <summary>Both test programs may run at the same time; the slots are one for the machine.</summary>
    private static FileStream WaitForTurn()
    {
        string path = Path.Combine(Path.GetTempPath(), "SmartCard.Tests.pcscd.lock");
        for (long end = Environment.TickCount64 + 300_000; ;)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Environment.TickCount64 < end)
            {
                Thread.Sleep(100);
            }
        }
    }
}
