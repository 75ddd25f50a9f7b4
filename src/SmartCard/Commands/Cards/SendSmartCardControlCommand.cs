using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>Send-SmartCardControl: sends a control code to a reader or its driver.</summary>
[Cmdlet(VerbsCommunications.Send, "SmartCardControl", DefaultParameterSetName = ReaderSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ControlExchange))]
public sealed class SendSmartCardControlCommand : ReaderDeviceCommand
{
    /// <summary>The control code as it is, or the number of a function with <see cref="Function"/>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public uint ControlCode { get; set; }

    /// <summary>What goes with it: hexadecimal text or bytes; nothing by default.</summary>
    [Parameter(Position = 1)]
    [HexText]
    [ValidateNotNull]
    [AllowEmptyCollection]
    public byte[] Data { get; set; } = [];

    /// <summary>Takes the control code for the number of a function, of which this system makes the code (SCARD_CTL_CODE).</summary>
    [Parameter]
    public SwitchParameter Function { get; set; }

    private protected override bool TakesAllReaders => false;

    private protected override void Process(SmartCardConnection connection)
    {
        uint code = Function ? connection.ControlCode(ControlCode) : ControlCode;

        // What is sent may hold a PIN: its length is all that is told.
        string what = string.Format(CultureInfo.InvariantCulture, "control code 0x{0:X8} with {1} bytes", code, Data.Length);
        if (!ShouldProcess(connection.ReaderName, $"Send {what}"))
            return;
        WriteVerbose($"Sending {what} to reader '{connection.ReaderName}' (SCardControl).");
        try
        {
            long start = Stopwatch.GetTimestamp();
            byte[] answer = Interruptible(() => connection.Control(code, Data));
            WriteObject(new ControlExchange(connection.ReaderName, code, answer, Elapsed(start)));
        }
        catch (PcscException exception)
        {
            WriteError(ReaderErrors.Refused(exception));
        }
    }
}
