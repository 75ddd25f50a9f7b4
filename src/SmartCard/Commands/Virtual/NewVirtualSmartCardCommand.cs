using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net.Sockets;
using SmartCard.Apdu;
using SmartCard.Atr;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pcsc;
using SmartCard.Pcsc.Virtual;

namespace SmartCard.Commands.Virtual;

/// <summary>New-VirtualSmartCard: a card made of script, in a reader inside the process or in the PC/SC service's virtual reader.</summary>
[Cmdlet(VerbsCommon.New, "VirtualSmartCard", DefaultParameterSetName = ScriptSet, SupportsShouldProcess = true)]
[OutputType(typeof(VirtualSmartCard))]
public sealed class NewVirtualSmartCardCommand : PcscCommand
{
    private const string ScriptSet = "Script";
    private const string TranscriptSet = "Transcript";
    private const int LastPort = ushort.MaxValue;

    private static readonly byte[] InstructionNotSupported = [0x6D, 0x00];

    /// <summary>
    /// How long a card may take to appear. One that came as another one left, both between two looks of pcscd (0.4 s apart),
    /// never does: pcscd has seen no change. It is taken out and put in once more.
    /// </summary>
    private static readonly TimeSpan[] Appearances = [TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(5)];

    /// <summary>By then pcscd has seen that the slot is empty.</summary>
    private static readonly TimeSpan BetweenCards = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// The answer to reset: text, bytes, or an object with a property Atr; the empty text makes a card that does not answer
    /// to reset. A transcript may bring its own.
    /// </summary>
    [Parameter(Position = 0)]
    [AllowEmptyString]
    public object? Atr { get; set; }

    /// <summary>The reader's name; an empty virtual reader of that name takes the card, else one is added.</summary>
    [Parameter]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    public string? ReaderName { get; set; }

    /// <summary>
    /// Gets each command, as ConvertFrom-Apdu gives it, and writes the answer: hexadecimal text, bytes, or a status word such
    /// as 0x9000. Without it the card answers 6D00.
    /// </summary>
    [Parameter(ParameterSetName = ScriptSet, Position = 1)]
    public ScriptBlock? OnCommand { get; set; }

    /// <summary>Runs when the card gets power and after each reset.</summary>
    [Parameter(ParameterSetName = ScriptSet)]
    public ScriptBlock? OnReset { get; set; }

    /// <summary>How long a script block may take, as a time span or seconds; after that the card is as one that does not answer.</summary>
    [Parameter(ParameterSetName = ScriptSet)]
    [Timeout]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A file with what the card says, as Send-Apdu -TranscriptPath writes it.</summary>
    [Parameter(ParameterSetName = TranscriptSet, Mandatory = true)]
    [Alias("TranscriptPath")]
    [ValidateNotNullOrEmpty]
    public string? Transcript { get; set; }

    /// <summary>Answers each command by the next exchange that has it, instead of strictly in the transcript's order.</summary>
    [Parameter(ParameterSetName = TranscriptSet)]
    public SwitchParameter AnyOrder { get; set; }

    /// <summary>Offers the card to the PC/SC service through vsmartcard's driver, so that every program on the machine sees it.</summary>
    [Parameter]
    public SwitchParameter Vpcd { get; set; }

    /// <summary>The driver's port: 35963 for its first slot.</summary>
    [Parameter]
    [ValidateRange(1, LastPort)]
    public int Port { get; set; } = VpcdLink.DefaultPort;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        Transcript? transcript = Transcript is null ? null : ReadTranscript(GetUnresolvedProviderPathFromPSPath(Transcript));
        byte[] atr = ReadAtr(transcript);
        string target = Vpcd ? $"vpcd, port {Port.ToString(CultureInfo.InvariantCulture)}" : ReaderName ?? FreeReaderName();
        if (!ShouldProcess(target, "Insert a virtual card"))
            return;

        CardScript? script = OnCommand is null && OnReset is null
            ? null
            : new CardScript(OnCommand ?? ScriptBlock.Create("0x6D00"), OnReset, SessionState.PSVariable, Timeout);
        VirtualCard card = new(atr, Channel(transcript, script), ProtocolsOf(atr), script is null ? null : script.Reset);
        try
        {
            WriteObject(Vpcd ? OfferToService(card, script) : Insert(card, script, target));
        }
        catch
        {
            script?.Dispose();
            throw;
        }
    }

    private ICardChannel Channel(Transcript? transcript, CardScript? script) =>
        transcript is not null ? new TranscriptChannel(transcript, inOrder: !AnyOrder)
        : script is not null ? script
        : new SilentChannel();

    private static CardProtocol ProtocolsOf(byte[] atr)
    {
        if (atr.Length is 0)
            return CardProtocol.Any;
        CardProtocol protocols = CardProtocol.None;
        foreach (int protocol in AnswerToReset.Parse(atr).Protocols)
            protocols |= protocol switch { 0 => CardProtocol.T0, 1 => CardProtocol.T1, _ => CardProtocol.None };
        return protocols is CardProtocol.None ? CardProtocol.Any : protocols;
    }

    private static string FreeReaderName()
    {
        for (int number = 0; ; number++)
        {
            string name = "Virtual Reader " + number.ToString("00", CultureInfo.InvariantCulture);
            if (VirtualReader.All.FirstOrDefault(reader => string.Equals(reader.ReaderName, name, StringComparison.Ordinal)) is not { Card: not null })
                return name;
        }
    }

    private VirtualSmartCard Insert(VirtualCard card, CardScript? script, string readerName)
    {
        VirtualReader reader = VirtualReader.All.FirstOrDefault(known => string.Equals(known.ReaderName, readerName, StringComparison.Ordinal))
            ?? VirtualReader.Add(readerName);
        try
        {
            reader.Insert(card);
        }
        catch (InvalidOperationException exception)
        {
            ThrowTerminatingError(VirtualCardErrors.ReaderOccupied(exception, readerName));
        }

        return new VirtualSmartCard(readerName, card, script, reader, link: null);
    }

    private VirtualSmartCard OfferToService(VirtualCard card, CardScript? script)
    {
        using PcscContext context = EstablishContext();
        VpcdLink? link = null;
        string? readerName = null;
        try
        {
            foreach (TimeSpan appearance in Appearances)
            {
                if (link is not null)
                {
                    link.Dispose();
                    Pause(BetweenCards);
                }

                IReadOnlyList<SmartCardReader> before = Require(context.GetReaders);
                link = VpcdLink.Insert(card, Port);
                readerName = WaitForReader(context, before, card, appearance);
                if (readerName is not null)
                    break;
            }
        }
        catch (SocketException exception)
        {
            ThrowTerminatingError(VirtualCardErrors.VpcdNotThere(exception, Port));
        }
        catch
        {
            link?.Dispose();
            throw;
        }

        if (readerName is null)
            WriteWarning("The PC/SC service does not show the card in any reader.");
        return new VirtualSmartCard(readerName ?? "", card, script, reader: null, link);
    }

    /// <summary>The reader in which the card appears; the driver does not tell which one has the port. Null when none does.</summary>
    private string? WaitForReader(PcscContext context, IReadOnlyList<SmartCardReader> before, VirtualCard card, TimeSpan longest)
    {
        for (Stopwatch clock = Stopwatch.StartNew(); clock.Elapsed < longest; Pause(BetweenLooks))
        {
            SmartCardReader? appeared = Require(context.GetReaders).FirstOrDefault(reader =>
                string.Equals(reader.Atr ?? "", card.Atr, StringComparison.Ordinal) && reader.CardPresent
                && before.FirstOrDefault(old => string.Equals(old.ReaderName, reader.ReaderName, StringComparison.Ordinal)) is not { CardPresent: true });
            if (appeared is not null)
                return appeared.ReaderName;
        }

        return null;
    }

    private void Pause(TimeSpan time)
    {
        if (StoppingToken.WaitHandle.WaitOne(time))
            throw new PipelineStoppedException();
    }

    private Transcript ReadTranscript(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            return SmartCard.Apdu.Transcript.Read(reader);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidTranscriptException)
        {
            ThrowTerminatingError(VirtualCardErrors.TranscriptUnreadable(exception, path));
            throw;
        }
    }

    private byte[] ReadAtr(Transcript? transcript)
    {
        if (Atr is "")
            return [];
        byte[]? atr = Atr is null ? transcript?.GetAtrBytes() : null;
        if (Atr is not null)
        {
            AtrInput input = new(this, given => atr = given.Bytes, ThrowTerminatingError);
            input.Add(Atr);
            input.Complete();
        }

        if (atr is not { Length: > 0 })
            ThrowTerminatingError(AtrErrors.NoAtr(Transcript, "There is no answer to reset: -Atr gives it, or the transcript's line # ATR."));
        return atr!;
    }

    /// <summary>A card that knows no command.</summary>
    private sealed class SilentChannel : ICardChannel
    {
        public byte[] Transmit(byte[] command) => (byte[])InstructionNotSupported.Clone();
    }
}
