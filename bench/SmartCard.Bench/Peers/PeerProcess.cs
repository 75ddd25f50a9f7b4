using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace SmartCard.Bench.Peers;

/// <summary>
/// A program that waits for the name of a piece of work on a line of its input, does it, and answers with the
/// seconds that it took. It times itself, so that neither its start nor the pipe between counts.
/// </summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process process;

    private PeerProcess(Process process) => this.process = process;

    /// <summary>Starts a program that is on this machine, and waits until it is ready.</summary>
    /// <param name="program">A path, or a name to look for in PATH.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="PeerMissingException">The program is not there, or it ended with a reason.</exception>
    internal static PeerProcess Start(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        PeerProcess peer;
        try
        {
            peer = new(Process.Start(start)!);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new PeerMissingException($"{program} is not on this machine");
        }

        if (peer.process.StandardOutput.ReadLine() is "ready")
            return peer;
        string reason = peer.process.StandardError.ReadToEnd().Trim();
        peer.Dispose();
        throw new PeerMissingException($"{program}: {reason}");
    }

    /// <summary>Has a piece of work done.</summary>
    /// <param name="work">Its name.</param>
    /// <returns>The seconds that it took.</returns>
    internal double Time(string work)
    {
        process.StandardInput.WriteLine(work);
        process.StandardInput.Flush();
        string? answer = process.StandardOutput.ReadLine();
        return answer is not null
            ? double.Parse(answer, CultureInfo.InvariantCulture)
            : throw new InvalidDataException(process.StartInfo.FileName + " ended: " + process.StandardError.ReadToEnd());
    }

    /// <summary>Ends the program: its input ends.</summary>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
