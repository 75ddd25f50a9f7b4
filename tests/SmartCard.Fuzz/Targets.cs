using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using SmartCard.Apdu;
using SmartCard.Atr;
using SmartCard.Atr.CardTypes;
using SmartCard.Atr.Statistics;
using SmartCard.Bytes;
using SmartCard.Interindustry;

namespace SmartCard.Fuzz;

/// <summary>What is fed, and what may come of it: a result that can be read whole, or the one documented exception.</summary>
internal static class Targets
{
    internal static readonly IReadOnlyDictionary<string, Action<byte[]>> All = new Dictionary<string, Action<byte[]>>
    {
        ["atr"] = Atr,
        ["hex"] = Hex,
        ["tlv"] = Tlv,
        ["list"] = List,
        ["command"] = Command,
        ["response"] = Response,
        ["objects"] = Objects,
        ["transcript"] = Transcribed,
        ["script"] = Script,
    };

    internal static void Atr(byte[] input)
    {
        bool isAtr = input.Length >= 2 && input[0] is 0x3B or 0x3F;
        try
        {
            Read(AnswerToReset.Parse(input));
        }
        catch (InvalidAtrException) when (!isAtr)
        {
            return;
        }

        Expect(isAtr, "what is no ATR was taken");
    }

    /// <summary>Reads all that an ATR says: every field that can be counted, every line, every finding.</summary>
    internal static void Read(AnswerToReset atr)
    {
        var counter = new AtrCounter(AtrFields.All);
        counter.Add(atr);
        Expect(counter.GetStatistics().Count() == AtrFields.All.Count, "a field gave no row");
        Expect(atr.Lines.All(line => line.ToString().Length > 0), "a line is empty");
        Expect(atr.Findings.All(finding => finding.Offset >= 0 && finding.Offset <= atr.Bytes.Length && finding.Message.Length > 0), "a finding points outside");
        Expect(AnswerToReset.Parse(atr.Atr).Atr == atr.Atr, "the text does not give the ATR again");
    }

    private static void Transcribed(byte[] input)
    {
        using var text = new StreamReader(new MemoryStream(input));
        Transcript transcript;
        try
        {
            transcript = Transcript.Read(text);
        }
        catch (InvalidTranscriptException exception)
        {
            Expect(exception.Line > 0, "a fault has no line");
            return;
        }

        var card = new TranscriptChannel(transcript, inOrder: false);
        Expect(card.Transmit(input).Length >= 0, "no answer");
        Expect(transcript.Exchanges.All(exchange => exchange.Command.Length > 0), "an empty command");
        Expect(transcript.Exchanges.All(exchange => CommandAgain(exchange) == exchange.Command), "what was read is not read again");
    }

    private static string CommandAgain(TranscriptExchange exchange)
    {
        using var text = new StringReader($"> {exchange.Command}\n< {HexText.Format(exchange.GetAnswer())}");
        return Transcript.Read(text).Exchanges.Single().Command;
    }

    private static void Script(byte[] input)
    {
        using var text = new StreamReader(new MemoryStream(input));
        foreach (ApduScriptStep step in ApduScript.Read(text))
        {
            Expect(step.Line > 0 && (step.Error is not null || step.IsReset || step.GetCommand().Length > 0), "a step is nothing");
            Expect(step.Expected is not null || step.IsExpected([0x90, 0x00]), "what is not said is not met");
        }
    }

    private static void Hex(byte[] input)
    {
        string text = Encoding.UTF8.GetString(input);
        try
        {
            byte[] bytes = HexText.Parse(text);
            Expect(HexText.Parse(HexText.Format(bytes)).AsSpan().SequenceEqual(bytes), "what was read is not read again");
        }
        catch (InvalidHexException error)
        {
            Expect(error.Offset >= 0 && error.Offset <= text.Length, "the offset points outside");
        }
    }

    private static void Tlv(byte[] input)
    {
        TlvSequence<CompactTlv> compact = CompactTlv.Read(input);
        Expect((compact.Error is null) == (compact.ErrorOffset is null), "an error has its offset");
        Expect(compact.Objects.Sum(found => found.Value.Length + 1) <= input.Length, "objects are longer than the input");
        Walk(BerTlv.Read(input), input.Length);
    }

    private static void Walk(TlvSequence<BerTlv> top, int length)
    {
        var open = new Stack<TlvSequence<BerTlv>>([top]);
        for (int seen = 0; open.Count > 0; seen++)
        {
            Expect(seen <= length + 1, "more objects than bytes");
            foreach (BerTlv found in open.Pop().Objects.Where(found => found.IsConstructed))
                open.Push(found.Children);
        }
    }

    private static void List(byte[] input)
    {
        try
        {
            CardTypeList list = CardTypeList.Read(new MemoryStream(input), "fuzz");
            foreach (CardType entry in list.Entries.Where(entry => !entry.IsPattern))
                Expect(list.Match(HexText.Parse(entry.Pattern)).Count > 0, "an exact key does not match itself");
        }
        catch (InvalidCardTypeListException)
        {
            // Said to the user as what it is.
        }
    }

    private static void Command(byte[] input)
    {
        if (!CommandApdu.TryRead(input, out CommandApdu? command, out string? error))
        {
            Expect(error.Length > 0, "an error says nothing");
            return;
        }

        var again = new CommandApdu(command.Cla, command.Ins, command.P1, command.P2, command.Data, command.Le, command.IsExtended);
        Expect(again.GetBytes().AsSpan().SequenceEqual(input), "what was read is not written again");
        Expect(command.DataText.Length == Math.Max(0, (command.DataLength * 3) - 1), "the text of the data is not all of it");
    }

    /// <summary>The input is a card: a length byte and an answer, again and again from the beginning.</summary>
    private static void Response(byte[] input)
    {
        var card = new AnsweringCard(input);
        try
        {
            byte[] answer = new ResponseCompletion(card).Transmit([0x00, 0xB0, 0x00, 0x00, 0x00]);
            Expect(answer.Length <= CommandApdu.MaxLe + 2, "the answer is too long");
            Expect(ResponseApdu.Read(answer).StatusWord.Meaning.Length > 0, "a status word means nothing");
        }
        catch (CardAnswerException)
        {
            // Said to the user as what it is.
        }

        Expect(card.Count <= 2 * (ResponseCompletion.MaxRounds + 1), "the card was asked too often");
    }

    private static void Objects(byte[] input)
    {
        foreach (TlvEncoding encoding in (TlvEncoding[])[TlvEncoding.Ber, TlvEncoding.Simple])
        {
            try
            {
                IReadOnlyList<DataObject> objects = DataObject.Read(input, encoding);
                Expect(objects.Sum(found => found.GetBytes().Length) <= input.Length, "objects are longer than the input");
                foreach (DataObject found in objects)
                {
                    DataObject shortest = found.WithShortestLengths();
                    Expect(shortest.WithShortestLengths().Tlv == shortest.Tlv, "the shortest is not the shortest");
                    Expect(found.Lines.Count == shortest.Lines.Count, "an object is lost");
                    Expect(found.Lines.All(line => line.Length <= 79), "a line is too long");
                }
            }
            catch (InvalidTlvException error)
            {
                Expect(error.Offset >= 0 && error.Offset <= input.Length, "the offset points outside");
            }
        }
    }

    private sealed class AnsweringCard(byte[] input) : ICardChannel
    {
        private int at;

        internal int Count { get; private set; }

        public byte[] Transmit(byte[] command)
        {
            Count++;
            if (at >= input.Length)
                at = 0;
            if (input.Length == 0)
                return [];
            int length = Math.Min(input[at++], input.Length - at);
            at += length;
            return input[(at - length)..at];
        }
    }

    private static void Expect(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidOperationException(otherwise);
    }
}
