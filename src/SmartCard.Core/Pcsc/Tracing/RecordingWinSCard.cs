using System;
using System.Diagnostics;
using System.Text;
using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc.Tracing;

/// <summary>Hands every call on, and what went in and came out to the traces that take it up.</summary>
internal sealed partial class RecordingWinSCard(IWinSCard native, ConnectedCards cards, ControlMeanings controls) : IWinSCard
{
    /// <summary>The function that exchanges a command and its answer.</summary>
    public const string Transmission = "SCardTransmit";

    private static readonly Action<ParameterWriter> Nothing = _ => { };

    public Encoding NameEncoding => native.NameEncoding;

    public uint ControlCode(uint function) => native.ControlCode(function);

    /// <summary>How much of a buffer counts, whatever length the library claims.</summary>
    public static int Within(int length, byte[] buffer) => Math.Max(0, Math.Min(length, buffer.Length));

    private static void ShareAndProtocols(ParameterWriter writer, uint shareMode, uint protocols)
    {
        writer.Number("dwShareMode", shareMode, NativeNames.ShareMode(shareMode));
        writer.Number("dwPreferredProtocols", protocols, NativeNames.Protocols(protocols));
        writer.Tell(((CardShareMode)shareMode).ToString()).Tell(((CardProtocol)protocols).ToString());
    }

    private static void ActiveProtocol(ParameterWriter writer, uint protocol, string name = "pdwActiveProtocol")
    {
        writer.Number(name, protocol, NativeNames.Protocols(protocol));
        writer.Tell(((CardProtocol)protocol).ToString());
    }

    private static void Disposition(ParameterWriter writer, uint disposition)
    {
        writer.Number("dwDisposition", disposition, NativeNames.Disposition(disposition));
        writer.Tell(((CardDisposition)disposition).ToString());
    }

    private static void Attribute(ParameterWriter writer, uint attribute)
    {
        string? name = ReaderAttributeInfo.Find(attribute)?.Name;
        writer.Number("dwAttrId", attribute, name);
        writer.Tell(name ?? PcscStatus.NumberOf(attribute));
    }

    private static uint OfContext(string function, IntPtr context, Func<uint> call) =>
        Record(function, readerName: null, call, writer => writer.Handle("hContext", context), Nothing);

    private uint OfCard(string function, IntPtr card, Func<uint> call, Action<ParameterWriter> inputs, Action<ParameterWriter> outputs) => Record(
        function,
        cards[card]?.ReaderName,
        call,
        writer =>
        {
            writer.Handle("hCard", card);
            inputs(writer);
        },
        outputs,
        card: cards[card]);

    private static uint Record(
        string function,
        string? readerName,
        Func<uint> call,
        Action<ParameterWriter> inputs,
        Action<ParameterWriter> outputs,
        bool outputsAlways = false,
        ConnectedCard? card = null)
    {
        ICallRecorder[] recorders = PcscTrace.RecordersHere();
        if (recorders.Length is 0)
            return call();

        TracedCall traced = new()
        {
            Function = function,
            ReaderName = readerName,
            Card = card,
            Start = DateTime.Now,
            Thread = Environment.CurrentManagedThreadId,
            Inputs = inputs,
        };
        foreach (ICallRecorder recorder in recorders)
            recorder.Begin(traced);
        long began = Stopwatch.GetTimestamp();
        try
        {
            traced.Status = call();
            return traced.Status;
        }
        catch (DllNotFoundException)
        {
            traced.Status = PcscStatus.ModuleNotFound;
            throw;
        }
        catch (EntryPointNotFoundException)
        {
            traced.Status = PcscStatus.ProcedureNotFound;
            throw;
        }
        catch (BadImageFormatException)
        {
            traced.Status = PcscStatus.BadImageFormat;
            throw;
        }
        finally
        {
            long ticks = Stopwatch.GetTimestamp() - began;
            traced.Duration = TimeSpan.FromTicks((long)((double)ticks * TimeSpan.TicksPerSecond / Stopwatch.Frequency));
            if (outputsAlways || traced.Status is PcscStatus.Success)
                traced.Outputs = outputs;
            foreach (ICallRecorder recorder in recorders)
                recorder.Record(traced);
        }
    }
}
