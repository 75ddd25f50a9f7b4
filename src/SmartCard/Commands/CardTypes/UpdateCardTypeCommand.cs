using System;
using System.IO;
using System.Management.Automation;
using System.Threading;
using SmartCard.Atr.CardTypes;
using SmartCard.Errors;

namespace SmartCard.Commands.CardTypes;

/// <summary>Update-CardType: downloads the newest list of card types.</summary>
[Cmdlet(VerbsData.Update, "CardType", SupportsShouldProcess = true)]
[OutputType(typeof(CardTypeUpdate))]
public sealed class UpdateCardTypeCommand : PSCmdlet, IDisposable
{
    /// <summary>The list had 2101 keys in 2016: what has fewer than this is a part of it, or something else.</summary>
    private const int LeastOfTheList = 1000;

    private static readonly Uri TheList = new("https://pcsc-tools.apdu.fr/smartcard_list.txt");

    private readonly CancellationTokenSource stopping = new();

    /// <summary>The address of the list: HTTPS, or HTTP of this computer itself.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNull]
    public Uri Uri { get; set; } = TheList;

    /// <summary>The file, or a folder that is there, to keep the list in; without it the user's cache.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>For how many seconds nothing may come from the server, 1 to 3600.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = 30;

    /// <summary>Downloads the list.</summary>
    protected override void ProcessRecord()
    {
        if (!Download.IsSecure(Uri))
            ThrowTerminatingError(CardTypeErrors.InsecureAddress(Uri));
        string path = TargetPath();
        if (!ShouldProcess(path, $"Download the list of card types from {Uri}"))
            return;

        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            Update(path, temporary);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Ctrl+C: the list of before is as it was, and there is nothing to say.
        }
        catch (DownloadException exception)
        {
            ThrowTerminatingError(CardTypeErrors.Download(exception));
        }
        catch (InvalidCardTypeListException exception)
        {
            ThrowTerminatingError(CardTypeErrors.InvalidCardTypeList(Uri.ToString(), exception));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(CardTypeErrors.CardTypeListNotWritten(path, exception));
        }
        finally
        {
            if (File.Exists(temporary))
                File.Delete(temporary);
        }
    }

    /// <summary>Ends the download at once.</summary>
    protected override void StopProcessing() => stopping.Cancel();

    /// <inheritdoc/>
    public void Dispose() => stopping.Dispose();

    private string TargetPath()
    {
        if (Path is null)
            return CardTypeFiles.CachePath;
        string named = GetUnresolvedProviderPathFromPSPath(Path);
        return Directory.Exists(named) ? System.IO.Path.Combine(named, CardTypeFiles.FileName) : named;
    }

    private void Update(string path, string temporary)
    {
        CardTypeList? old = OldList(path);
        DownloadStamp? known = old is null ? null : DownloadStamp.Read(path, Uri);
        using var download = new Download(Uri, TimeSpan.FromSeconds(TimeoutSec), stopping.Token)
        {
            Said = WriteVerbose,
            Progressed = ShowProgress,
        };
        DownloadStamp? saved = download.Save(temporary, known);
        if (saved is null)
        {
            WriteVerbose($"There is no list newer than {path}.");
            WriteObject(Outcome(path, old!, updated: false, known!));
            return;
        }

        CardTypeList fresh = Read(temporary);
        int least = Math.Max(Uri == TheList ? LeastOfTheList : 1, (old?.Entries.Count ?? 0) / 2);
        if (fresh.Entries.Count < least)
            ThrowTerminatingError(CardTypeErrors.InvalidCardTypeList(Uri, fresh.Entries.Count, least));
        if (fresh.UnreadCount > 0)
            WriteWarning($"Lines that could not be read: {fresh.UnreadCount}. The first: {fresh.Unread[0]}.");
        Put(temporary, path);
        saved.Write(path);
        WriteObject(Outcome(path, fresh, updated: true, saved));
    }

    private CardTypeUpdate Outcome(string path, CardTypeList list, bool updated, DownloadStamp stamp) =>
        new(path, list.Entries.Count, updated, stamp.LastModifiedTime?.ToLocalTime(), Uri);

    /// <summary>The list of before; a file that is none is written over.</summary>
    private static CardTypeList? OldList(string path)
    {
        try
        {
            return File.Exists(path) ? Read(path) : null;
        }
        catch (InvalidCardTypeListException)
        {
            return null;
        }
    }

    private static CardTypeList Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return CardTypeList.Read(stream, path);
    }

    /// <summary>One step of the file system: who reads meanwhile has the old list or the new one.</summary>
    private static void Put(string temporary, string path)
    {
        if (File.Exists(path))
            File.Replace(temporary, path, destinationBackupFileName: null);
        else
            File.Move(temporary, path);
    }

    private void ShowProgress(long there, long? announced)
    {
        var progress = new ProgressRecord(0, "Downloading the list of card types", $"{there >> 10} KiB from {Uri.Host}")
        {
            PercentComplete = announced > 0 ? (int)(there * 100 / announced.Value) : -1,
        };
        if (there == announced)
            progress.RecordType = ProgressRecordType.Completed;
        WriteProgress(progress);
    }
}
