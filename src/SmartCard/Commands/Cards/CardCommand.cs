using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using SmartCard.Apdu;
using SmartCard.Commands.Readers;
using SmartCard.Errors;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>
/// What the cmdlets that work with cards share: a connected card is used as it is, and a reader's name stands for a
/// shared connection that lasts as long as the command and leaves the card as it was.
/// </summary>
public abstract class CardCommand : PcscCommand
{
    private protected const string CardSet = "Card";
    private protected const string ReaderSet = "Reader";

    private readonly List<SmartCardConnection> opened = [];

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (SmartCardConnection connection in opened)
                connection.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Connects to the card in each reader that the names choose; without names, to the one card that is there.</summary>
    /// <param name="names">Names and wildcards. A wildcard chooses the readers that hold a card.</param>
    private protected IReadOnlyList<SmartCardConnection> OpenCards(string[]? names)
    {
        using PcscContext context = EstablishContext();
        List<SmartCardConnection> connections = [];
        foreach (ChosenReader chosen in ReadersWithCard(context, names))
        {
            string readerName = chosen.Reader.ReaderName;
            SmartCardConnection? connection = Try(() => Connect(context, readerName, CardShareMode.Shared, CardProtocol.Any));
            if (connection is not null)
                connections.Add(connection);
        }

        opened.AddRange(connections);
        return connections;
    }

    /// <summary>Ends the connections that <see cref="OpenCards"/> made.</summary>
    private protected void Close(IEnumerable<SmartCardConnection> connections)
    {
        foreach (SmartCardConnection connection in connections)
        {
            connection.Dispose();
            opened.Remove(connection);
        }
    }

    /// <summary>The readers to connect to: with a card, or named in full and left to the call to fail.</summary>
    private protected IReadOnlyList<ChosenReader> ReadersWithCard(PcscContext context, string[]? names)
    {
        ChosenReader[] readers = [.. ChooseReaders(context, names).Where(chosen => chosen.Reader.CardPresent || chosen.ByFullName)];
        if (names is null && readers.Length is not 1)
        {
            WriteError(ReaderErrors.NotOneCard([.. readers.Select(chosen => chosen.Reader)]));
            return [];
        }

        return readers;
    }

    private protected SmartCardConnection Connect(PcscContext context, string readerName, CardShareMode shareMode, CardProtocol protocols)
    {
        WriteVerbose($"Connecting to reader '{readerName}', {shareMode}, {protocols} (SCardConnect).");
        return Interruptible(() => context.Connect(readerName, shareMode, protocols), connection => connection.Dispose());
    }

    /// <summary>Makes a call whose failure is an error of its own, after which the rest goes on; null or false then.</summary>
    private protected T? Try<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (PcscException exception)
        {
            WriteError(PcscErrors.From(exception));
            return default;
        }
    }

    /// <summary>Makes an interruptible call on a card whose failure is an error of its own; false then.</summary>
    private protected bool Try(Action call) => Try(() =>
    {
        Interruptible(call);
        return true;
    });

    /// <summary>Sends a command and completes its answer; null, with an error told, when there is none.</summary>
    private protected CardExchange? Exchange(SmartCardConnection card, CommandApdu command) =>
        Exchange(card, new ResponseCompletion(card), command.GetBytes());

    /// <summary>Sends a command through a channel to the card; null, with an error told, when there is no answer.</summary>
    private protected CardExchange? Exchange(SmartCardConnection card, ICardChannel channel, byte[] command, bool includeSecrets = false)
    {
        try
        {
            long start = Stopwatch.GetTimestamp();
            byte[] answer = Interruptible(() => channel.Transmit(command));
            return new CardExchange(card.ReaderName, command, answer, Elapsed(start), includeSecrets);
        }
        catch (PcscException exception)
        {
            WriteError(PcscErrors.From(exception));
        }
        catch (CardAnswerException exception)
        {
            WriteError(CardErrors.InvalidAnswer(exception, card.ReaderName));
        }

        return null;
    }

    /// <summary>The time since a time stamp of <see cref="Stopwatch"/>.</summary>
    private protected static TimeSpan Elapsed(long start) =>
        TimeSpan.FromTicks((long)((Stopwatch.GetTimestamp() - start) * ((double)TimeSpan.TicksPerSecond / Stopwatch.Frequency)));
}
