using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading.Tasks;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.CardTypes;

/// <summary>The download against a server of this computer that does what servers do.</summary>
public sealed class UpdateCardTypeTests : IDisposable
{
    private const string Old = "3B 00\n\tthe old one\n";
    private const string New = "3B 00\n\tthe new one\n\n3B 01\n\tand another\n";
    private const string Version = "ETag: \"v2\"\r\nLast-Modified: Fri, 01 May 2026 10:00:00 GMT\r\n";

    private readonly TemporaryFolder folder = new();

    private string ListPath => folder.File("list.txt");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_fresh_list_is_put_where_it_belongs()
    {
        using ListServer server = new(Answer.Ok(New, Version));

        PSObject outcome = Assert.Single(Update(server).Output)!;

        Assert.Equal(New, File.ReadAllText(ListPath));
        Assert.Equal(["list.txt", "list.txt.download"], folder.Files);
        Assert.Equal(ListPath, outcome.Properties["Path"].Value);
        Assert.Equal(2, outcome.Properties["Count"].Value);
        Assert.Equal(true, outcome.Properties["Updated"].Value);
        Assert.Equal(new DateTime(2026, 5, 1, 10, 0, 0, DateTimeKind.Utc), ((DateTime)outcome.Properties["LastModified"].Value).ToUniversalTime());
        Assert.Equal(new Uri(server.Address), outcome.Properties["Source"].Value);
    }

    [Fact]
    public void A_folder_gets_the_list_by_its_usual_name()
    {
        using ListServer server = new(Answer.Ok(New));

        EngineResult result = PowerShellEngine.Run($"Update-CardType {server.Address} -Path '{folder.Path}'");

        Assert.Equal([folder.File("smartcard_list.txt")], result.Values("Path"));
        Assert.Equal([null], result.Values("LastModified"));
    }

    [Fact]
    public void The_folder_of_the_file_is_made()
    {
        using ListServer server = new(Answer.Ok(New));

        PowerShellEngine.Run($"Update-CardType {server.Address} -Path '{folder.File("a/b/list.txt")}'");

        Assert.Equal(New, File.ReadAllText(folder.File("a/b/list.txt")));
    }

    [Fact]
    public void The_second_time_only_what_is_newer_is_asked_for()
    {
        using ListServer server = new(Answer.Ok(New, Version), new Answer("304 Not Modified"));
        Update(server);

        EngineResult second = Update(server);

        Assert.Equal([false], second.Values("Updated"));
        Assert.Equal([2], second.Values("Count"));
        Assert.Empty(second.ErrorIds);
        Assert.DoesNotContain("If-None-Match", server.Requests[0], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("If-None-Match: \"v2\"\r\n", server.Requests[1], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("If-Modified-Since: Fri, 01 May 2026 10:00:00 GMT\r\n", server.Requests[1], StringComparison.OrdinalIgnoreCase);
        Assert.Equal(New, File.ReadAllText(ListPath));
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("deleted")]
    [InlineData("from elsewhere")]
    public void A_file_that_is_not_the_one_of_last_time_is_downloaded_whole(string what)
    {
        using ListServer first = new(Answer.Ok(New, Version), Answer.Ok(New, Version));
        using ListServer second = new(Answer.Ok(New, Version));
        Update(first);
        if (what == "changed")
            File.WriteAllText(ListPath, Old);
        else if (what == "deleted")
            File.Delete(ListPath);

        EngineResult result = Update(what == "from elsewhere" ? second : first);

        Assert.DoesNotContain("If-None-Match", (what == "from elsewhere" ? second : first).Requests[^1], StringComparison.OrdinalIgnoreCase);
        Assert.Equal([true], result.Values("Updated"));
        Assert.Equal(New, File.ReadAllText(ListPath));
    }

    [Theory]
    [InlineData("404 Not Found", "DownloadFailed", 1)]
    [InlineData("403 Forbidden", "DownloadFailed", 1)]
    [InlineData("304 Not Modified", "DownloadFailed", 1)]
    [InlineData("500 Internal Server Error", "DownloadFailed", 2)]
    public void A_refusal_is_one_error_with_its_status(string status, string errorId, int requests)
    {
        File.WriteAllText(ListPath, Old);
        using ListServer server = new(new Answer(status), new Answer(status), new Answer(status));

        EngineResult result = Update(server);

        AssertRefused(result, errorId);
        Assert.Contains(status, result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public void A_server_in_trouble_is_asked_once_more()
    {
        using ListServer server = new(new Answer("503 Service Unavailable"), Answer.Ok(New));

        EngineResult result = Update(server);

        Assert.Equal([true], result.Values("Updated"));
        Assert.Equal(2, server.Requests.Count);
        Assert.Contains(result.Verbose, line => line.Contains("503", StringComparison.Ordinal));
    }

    [Fact]
    public void A_download_that_is_cut_off_leaves_the_old_list()
    {
        File.WriteAllText(ListPath, Old);
        using ListServer server = new(Answer.Ok(New) with { Length = New.Length + 100 });

        AssertRefused(Update(server), "DownloadIncomplete");
    }

    [Fact]
    public void A_page_of_a_hotel_is_no_list()
    {
        File.WriteAllText(ListPath, Old);
        using ListServer server = new(Answer.Ok("<html><body>\nPlease log in\n</body></html>\n"));

        AssertRefused(Update(server), "InvalidCardTypeList");
    }

    [Fact]
    public void A_list_that_lost_most_of_its_entries_is_not_taken_over()
    {
        string old = string.Concat(Enumerable.Range(0, 10).Select(i => $"3B 0{i}\n\tcard\n"));
        File.WriteAllText(ListPath, old);
        using ListServer server = new(Answer.Ok("3B 00\n\tonly one left\n"));

        EngineResult result = Update(server);

        Assert.Equal(["InvalidCardTypeList"], result.ErrorIds);
        Assert.Equal(old, File.ReadAllText(ListPath));
    }

    [Theory]
    [InlineData(17L << 20, 0)]
    [InlineData(1L << 40, 0)]
    [InlineData(null, (17 << 20))]
    public void What_is_too_large_is_not_taken(long? announced, int sent)
    {
        File.WriteAllText(ListPath, Old);
        Answer answer = announced is null
            ? new Answer("200 OK", new string('3', sent))
            : Answer.Ok(New) with { Length = announced };
        using ListServer server = new(answer);

        AssertRefused(Update(server), "DownloadTooLarge");
    }

    [Fact]
    public void A_redirect_on_the_same_server_is_followed()
    {
        using ListServer server = new(Answer.Redirect("/elsewhere.txt"), Answer.Ok(New));

        Assert.Equal([true], Update(server).Values("Updated"));
        Assert.StartsWith("GET /elsewhere.txt ", server.Requests[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.com/list.txt")]
    [InlineData("http://localhost:1/list.txt")]
    [InlineData("ftp://example.com/list.txt")]
    [InlineData("file:///etc/passwd")]
    public void A_redirect_to_what_is_not_HTTPS_is_refused(string target)
    {
        File.WriteAllText(ListPath, Old);
        using ListServer server = new(Answer.Redirect(target));

        AssertRefused(Update(server), "InsecureAddress");
    }

    [Fact]
    public void A_redirect_without_end_is_given_up()
    {
        using ListServer server = new([.. Enumerable.Repeat(Answer.Redirect("/again"), 20)]);

        Assert.Equal(["DownloadFailed"], Update(server).ErrorIds);
        Assert.Equal(6, server.Requests.Count);
    }

    [Theory]
    [InlineData("http://example.com/list.txt")]
    [InlineData("ftp://127.0.0.1/list.txt")]
    [InlineData("file:///etc/passwd")]
    [InlineData("list.txt")]
    public void An_address_that_is_neither_HTTPS_nor_this_computer_is_refused(string address) =>
        Assert.Equal(["InsecureAddress"], PowerShellEngine.Run($"Update-CardType '{address}' -Path '{ListPath}'").ErrorIds);

    [Fact]
    public void No_server_is_one_error()
    {
        string address;
        using (ListServer server = new())
            address = server.Address;

        Assert.Equal(["DownloadFailed"], PowerShellEngine.Run($"Update-CardType {address} -Path '{ListPath}'").ErrorIds);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void A_server_that_falls_silent_is_waited_for_so_long()
    {
        File.WriteAllText(ListPath, Old);
        using ListServer server = new(Answer.Ok(New) with { Length = 1000, KeepsStill = true });

        AssertRefused(PowerShellEngine.Run($"Update-CardType {server.Address} -Path '{ListPath}' -TimeoutSec 1"), "TimedOut");
    }

    [Fact]
    public async Task Ctrl_C_ends_it_at_once_and_leaves_the_old_list()
    {
        File.WriteAllText(ListPath, Old);
        using ListServer server = new(Answer.Ok(New) with { Length = 1000, KeepsStill = true });
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using PowerShell shell = PowerShell.Create(runspace);
        shell.AddScript($"Import-Module '{Repository.Manifest}'; Update-CardType {server.Address} -Path '{ListPath}' -TimeoutSec 3600");

        IAsyncResult running = shell.BeginInvoke();
        await server.IsStill.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await Task.Run(shell.Stop, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.Equal(Old, File.ReadAllText(ListPath));
        Assert.Equal(["list.txt"], folder.Files);
    }

    [Fact]
    public void WhatIf_asks_nobody_and_writes_nothing()
    {
        using ListServer server = new(Answer.Ok(New));

        Assert.Empty(PowerShellEngine.Run($"Update-CardType {server.Address} -Path '{ListPath}' -WhatIf").Output);
        Assert.Empty(server.Requests);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_one_error()
    {
        using ListServer server = new(Answer.Ok(New));
        string file = folder.Write("file", "");

        Assert.Equal(["CardTypeListNotWritten"], PowerShellEngine.Run($"Update-CardType {server.Address} -Path '{file}/list.txt'").ErrorIds);
    }

    [Fact]
    public void The_new_list_is_the_one_that_is_used_from_then_on()
    {
        File.WriteAllText(ListPath, Old);
        using ListServer server = new(Answer.Ok(New));

        EngineResult result = PowerShellEngine.Run(
            $"""
            (Get-CardType 3B00 -Path '{ListPath}').Description
            $null = Update-CardType {server.Address} -Path '{ListPath}'
            (Get-CardType 3B00 -Path '{ListPath}').Description
            """);

        Assert.Equal(["the old one", "the new one"], result.Output.Select(line => line!.BaseObject));
    }

    private EngineResult Update(ListServer server) =>
        PowerShellEngine.Run($"Update-CardType {server.Address} -Path '{ListPath}' -Verbose");

    /// <summary>One error, no output, and nothing in the folder but the list of before.</summary>
    private void AssertRefused(EngineResult result, string errorId)
    {
        Assert.Equal([errorId], result.ErrorIds);
        Assert.Empty(result.Output);
        Assert.Equal(["list.txt"], folder.Files);
        Assert.Equal(Old, File.ReadAllText(ListPath));
    }
}
