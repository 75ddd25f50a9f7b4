using System;
using System.IO;
using SmartCard.Bench.Pairs;

namespace SmartCard.Bench.Peers;

/// <summary>pyscard in Debian's own Python, for which Debian packages it.</summary>
internal static class Python
{
    /// <summary>Starts pyscard's side; its work is named parse and count.</summary>
    /// <param name="atrs">The ATRs that it reads before it is ready.</param>
    internal static PeerProcess Start(AtrFile atrs) =>
        PeerProcess.Start("/usr/bin/python3", Path.Combine(AppContext.BaseDirectory, "Peers", "pyscard.py"), atrs.Path);
}
