using System.IO;
using System.Linq;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Apdu;

/// <summary>examples/read-commands.ps1 as a user runs it, with the engine's own commands alone.</summary>
public sealed class ReadCommandsExampleTests
{
    [Fact]
    public void It_says_what_a_log_says()
    {
        EngineResult result = PowerShellEngine.Run($"& '{Path.Combine(Repository.Root, "examples/read-commands.ps1")}'");

        Assert.Empty(result.ErrorIds);
        Assert.Equal(["SELECT", "GET DATA (ODD)", "VERIFY"], result.Values("Command"));
        Assert.Equal(["9000", "9000", "63C2"], result.Values("StatusWord"));
        Assert.Equal(["61", "7E", ""], result.Output.Select(item => $"{item!.Properties["Objects"].Value}".Split(' ')[0]));
    }

    [Fact]
    public void It_reads_a_file()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, ["00:B0:00:00:02", "50:00:90:00", "80E4000000", "6985"]);

            EngineResult result = PowerShellEngine.Run($"& '{Path.Combine(Repository.Root, "examples/read-commands.ps1")}' -Path '{file}'");

            Assert.Equal(["READ BINARY", "DELETE"], result.Values("Command"));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
