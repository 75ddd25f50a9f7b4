using System;
using System.IO;
using System.Linq;
using SmartCard.Help;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Help;

public sealed class HelpFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("help").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_files_of_this_repository_come_out_of_its_pages()
    {
        foreach (string page in Directory.GetFiles(Path.Combine(Repository.Root, "en-US"), "*.md"))
            File.Copy(page, Path.Combine(folder, Path.GetFileName(page)));

        Assert.Equal("", Write());
        foreach (string file in (string[])["SmartCard.dll-Help.xml", "about_SmartCard.help.txt"])
            Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "en-US", file)), File.ReadAllText(Path.Combine(folder, file)));
    }

    [Fact]
    public void A_cmdlet_without_a_page_and_a_page_without_a_cmdlet_are_errors_and_nothing_is_written()
    {
        string page = Path.Combine(folder, "Get-Nothing.md");
        File.WriteAllText(page, "\n# Get-Nothing\n");

        string errors = Write();

        Assert.Contains($"{page}(2): error: The module exports no cmdlet Get-Nothing.", errors, StringComparison.Ordinal);
        Assert.Contains($"{Repository.Manifest}(1): error: ConvertFrom-Atr has no page en-US/ConvertFrom-Atr.md.", errors, StringComparison.Ordinal);
        Assert.Equal([page], Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData("Get-Other.md")]
    [InlineData("about_Other.md")]
    public void A_heading_that_is_not_the_name_of_the_file_is_an_error(string name)
    {
        string page = Path.Combine(folder, name);
        File.WriteAllText(page, "# ConvertFrom-Atr\n");

        Assert.Contains($"{page}(1): error: The heading \"ConvertFrom-Atr\" is not the name of the file.", Write(), StringComparison.Ordinal);
    }

    [Fact]
    public void Yaml_that_contradicts_a_cmdlet_of_the_module_is_an_error_with_file_and_line()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "en-US", "ConvertFrom-Atr.md"));
        string page = Path.Combine(folder, "ConvertFrom-Atr.md");
        File.WriteAllText(page, text.Replace("Position: 0", "Position: 3", StringComparison.Ordinal));
        int line = Array.IndexOf(text.Split('\n'), "Position: 0") + 1;

        Assert.Contains($"{page}({line}): error: \"Position: 3\" contradicts the compiled cmdlet, which says \"0\".", Write(), StringComparison.Ordinal);
    }

    private string Write()
    {
        using StringWriter log = new();
        int exitCode = ModuleCmdlets.Read(Repository.Manifest, cmdlets => HelpFiles.Write(folder, Repository.Manifest, cmdlets, log));
        Assert.Equal(log.ToString().Length > 0 ? 1 : 0, exitCode);
        return log.ToString();
    }
}
