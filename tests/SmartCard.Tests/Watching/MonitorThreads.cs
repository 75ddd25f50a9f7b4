using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Xunit;

namespace SmartCard.Tests.Watching;

/// <summary>The threads of monitors in this process, by the name that they have (the kernel keeps 15 characters of it).</summary>
internal static class MonitorThreads
{
    private const string Name = "Smart card moni";

    /// <summary>How many there are.</summary>
    public static int Count => Directory.GetDirectories("/proc/self/task").Count(IsOne);

    /// <summary>Waits until there are none.</summary>
    public static void AssertNone() => Assert.True(
        SpinWait.SpinUntil(() => Count is 0, TimeSpan.FromSeconds(10)), string.Create(CultureInfo.InvariantCulture, $"{Count} threads are left."));

    private static bool IsOne(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "comm")).TrimEnd() is Name;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
