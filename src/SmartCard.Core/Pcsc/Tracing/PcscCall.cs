using System;

namespace SmartCard.Pcsc.Tracing;

/// <summary>One call of a PC/SC function, as it was made and as it returned.</summary>
public sealed class PcscCall
{
    internal PcscCall(TracedCall call, int number, PcscTraceOptions options)
    {
        ParameterWriter inputs = new(options);
        ParameterWriter outputs = new(options);
        call.Inputs(inputs);
        call.Outputs(outputs);

        Number = number;
        Function = call.Function;
        ReaderName = call.ReaderName;
        Input = inputs.Brief;
        Output = outputs.Brief;
        Inputs = inputs.Parameters;
        Outputs = outputs.Parameters;
        IsMasked = inputs.IsMasked || outputs.IsMasked;
        Result = PcscStatus.NameOf(call.Status);
        Status = call.Status;
        if (!options.Diffable)
        {
            Start = call.Start;
            Duration = call.Duration;
            Thread = call.Thread;
        }
    }

    /// <summary>The place of the call in the trace, from 1 on, in the order in which the calls returned.</summary>
    public int Number { get; }

    /// <summary>The function, such as <c>SCardTransmit</c>.</summary>
    public string Function { get; }

    /// <summary>The reader that the call was about; null when it was about none or several.</summary>
    public string? ReaderName { get; }

    /// <summary>What went in, in short; for <c>SCardTransmit</c> the command. Null when there is nothing to say.</summary>
    public string? Input { get; }

    /// <summary>What came out, in short; for <c>SCardTransmit</c> the answer. Null when nothing came out.</summary>
    public string? Output { get; }

    /// <summary>What went in, parameter by parameter.</summary>
    public PcscParameterList Inputs { get; }

    /// <summary>What came out, parameter by parameter.</summary>
    public PcscParameterList Outputs { get; }

    /// <summary>The native name of what the function returned, such as <c>SCARD_S_SUCCESS</c>; an unknown code as its number.</summary>
    public string Result { get; }

    /// <summary>What the function returned, by Windows' numbers; 126, 127 or 193 when the library could not be used.</summary>
    public uint Status { get; }

    /// <summary>When the function was called, in local time; null in a trace that masks times.</summary>
    public DateTime? Start { get; }

    /// <summary>How long the call took; null in a trace that masks times.</summary>
    public TimeSpan? Duration { get; }

    /// <summary>The number of the thread that made the call (<c>ManagedThreadId</c>); null in a trace that masks threads.</summary>
    public int? Thread { get; }

    /// <summary>Whether bytes were masked because they may be a PIN or a key.</summary>
    public bool IsMasked { get; }

    /// <summary>The call in a line: <c>SCardTransmit 00 A4 04 00 => 90 00 SCARD_S_SUCCESS</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        $"{Function}{(Input is null ? "" : " " + Input)} => {(Output is null ? "" : Output + " ")}{Result}";
}
