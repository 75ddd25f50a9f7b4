using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using SmartCard.Pcsc;

namespace SmartCard.Bench.Peers;

/// <summary>The card of exchange.c in the first slot of vsmartcard's driver, and the C program that sends it commands.</summary>
internal sealed class VirtualCard : IDisposable
{
    internal const string ReaderName = "Virtual PCD 00 00";

    private const string Port = "35963";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("SmartCard.Bench.");
    private readonly Process card;

    /// <summary>Compiles exchange.c and puts the card in.</summary>
    /// <exception cref="PeerMissingException">There is no compiler, no pcscd, or no such slot.</exception>
    internal VirtualCard()
    {
        Compile();
        card = Process.Start(new ProcessStartInfo(Program, ["card", Port]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        if (card.StandardOutput.ReadLine() is not "ready")
            throw new PeerMissingException(card.StandardError.ReadToEnd().Trim() + " (Debian: vsmartcard-vpcd)");
        WaitForCard();
    }

    private string Program => Path.Combine(folder.FullName, "exchange");

    /// <summary>Starts the C program.</summary>
    /// <param name="count">How many commands a round has.</param>
    internal PeerProcess StartLoop(int count) => PeerProcess.Start(Program, "loop", ReaderName, $"{count}");

    public void Dispose()
    {
        card.Kill();
        card.WaitForExit();
        card.Dispose();
        folder.Delete(recursive: true);
    }

    private void Compile()
    {
        string source = Path.Combine(AppContext.BaseDirectory, "Peers", "exchange.c");
        try
        {
            using Process compiler = Process.Start("cc", ["-O2", "-o", Program, source, "-I/usr/include/PCSC", "-lpcsclite"]);
            compiler.WaitForExit();
            if (compiler.ExitCode is not 0)
                throw new PeerMissingException("exchange.c does not compile (Debian: gcc, libc6-dev, libpcsclite-dev)");
        }
        catch (Win32Exception)
        {
            throw new PeerMissingException("there is no C compiler (Debian: gcc)");
        }
    }

    private static void WaitForCard()
    {
        long start = Stopwatch.GetTimestamp();
        using PcscContext context = Established();
        while (!context.GetReaders().Any(reader => reader.ReaderName is ReaderName && reader.Atr is not null))
        {
            if (Stopwatch.GetElapsedTime(start) > Deadline)
                throw new PeerMissingException($"no card came up in {ReaderName}");
            Thread.Sleep(10);
        }
    }

    private static PcscContext Established()
    {
        try
        {
            return PcscContext.Establish();
        }
        catch (PcscException exception)
        {
            throw new PeerMissingException(exception.Message);
        }
    }
}
