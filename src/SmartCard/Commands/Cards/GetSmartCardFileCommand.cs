using System;
using System.Collections.Generic;
using System.Management.Automation;
using SmartCard.Apdu;
using SmartCard.Errors;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>Get-SmartCardFile: reads a transparent file of a card, or the records of one.</summary>
[Cmdlet(VerbsCommon.Get, "SmartCardFile", DefaultParameterSetName = ReaderSet)]
[OutputType(typeof(CardFile))]
public sealed class GetSmartCardFileCommand : ExchangeCommand
{
    // The card has said that this was the end: 6282 of a file, 6B00 beyond it; 6A83 is no such record.
    private const string EndOfFile = "6282";
    private const string BeyondTheEnd = "6B00";
    private const string NoSuchRecord = "6A83";

    /// <summary>The files, each as identifiers of two bytes with a slash between: <c>3F00/2F00</c>, <c>2F00</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FileId")]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Reads the records of the file, one object each.</summary>
    [Parameter]
    public SwitchParameter Record { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string path in Path!)
        {
            IReadOnlyList<byte[]> identifiers;
            try
            {
                identifiers = FileCommands.ReadPath(path);
            }
            catch (FormatException exception)
            {
                WriteError(ApduErrors.InvalidFilePath(exception, path));
                continue;
            }

            foreach (SmartCardConnection card in Cards)
                Read(card, path, identifiers);
        }
    }

    private void Read(SmartCardConnection card, string path, IReadOnlyList<byte[]> identifiers)
    {
        foreach (byte[] identifier in identifiers)
        {
            if (Exchange(card, FileCommands.SelectFile(identifier)) is not { } selected)
                return;
            if (!selected.IsSuccess)
            {
                WriteError(CardErrors.FileUnreadable(path, selected));
                return;
            }
        }

        if (Record)
            ReadRecords(card, path);
        else
            ReadBinary(card, path);
    }

    private void ReadBinary(SmartCardConnection card, string path)
    {
        List<byte> data = [];
        while (data.Count <= FileCommands.LastOffset)
        {
            if (Exchange(card, FileCommands.ReadBinaryAt(data.Count)) is not { } exchange)
                return;
            byte[] more = exchange.Data;
            data.AddRange(more);
            bool isEnd = exchange.StatusWord is EndOfFile || (exchange.StatusWord is BeyondTheEnd && data.Count > 0);
            if (!isEnd && !exchange.IsSuccess)
            {
                WriteError(CardErrors.FileUnreadable(path, exchange));
                return;
            }

            if (isEnd || more.Length < CommandApdu.MaxShortLe)
                break;
        }

        WriteObject(new CardFile(card.ReaderName, path, record: null, [.. data]));
    }

    private void ReadRecords(SmartCardConnection card, string path)
    {
        for (int number = 1; number <= FileCommands.LastRecord; number++)
        {
            if (Exchange(card, FileCommands.ReadRecordNumber(number)) is not { } exchange || exchange.StatusWord is NoSuchRecord)
                return;
            if (!exchange.IsSuccess && exchange.StatusWord is not EndOfFile)
            {
                WriteError(CardErrors.FileUnreadable(path, exchange));
                return;
            }

            WriteObject(new CardFile(card.ReaderName, path, number, exchange.Data));
        }
    }
}
