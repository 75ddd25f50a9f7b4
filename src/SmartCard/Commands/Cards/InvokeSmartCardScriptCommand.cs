using System;
using System.IO;
using System.Management.Automation;
using SmartCard.Apdu;
using SmartCard.Bytes;
using SmartCard.Errors;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>Invoke-SmartCardScript: sends the commands of a file to a card, as scriptor does.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "SmartCardScript", DefaultParameterSetName = ReaderSet, SupportsShouldProcess = true)]
[OutputType(typeof(SmartCardScriptResult))]
public sealed class InvokeSmartCardScriptCommand : ExchangeCommand
{
    /// <summary>Files with the commands.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Makes an answer that is not as the script expects an error.</summary>
    [Parameter]
    public SwitchParameter Expect { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string path in Path!)
        {
            string file = GetUnresolvedProviderPathFromPSPath(path);
            try
            {
                foreach (SmartCardConnection card in Cards)
                {
                    using var text = new StreamReader(file);
                    if (ShouldProcess(card.ReaderName, $"Send the commands of '{SafeText.Of(path)}'"))
                        Run(text, file, card);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                WriteError(CardErrors.ScriptUnreadable(exception, file));
            }
        }
    }

    private void Run(TextReader text, string file, SmartCardConnection card)
    {
        foreach (ApduScriptStep step in ApduScript.Read(text))
        {
            if (step.Error is { } error)
                WriteError(CardErrors.ScriptUnreadable(new FormatException(error), file));
            else if (step.IsReset)
                Reset(step, card);
            else
                Send(step, card);
        }
    }

    private void Reset(ApduScriptStep step, SmartCardConnection card)
    {
        if (Try(() => card.Reconnect(CardDisposition.Reset)))
            WriteObject(new SmartCardScriptResult(step.Line, card.ReaderName, "RESET", card.Atr, exchange: null, expected: null, isExpected: true));
    }

    private void Send(ApduScriptStep step, SmartCardConnection card)
    {
        if (Exchange(card, new ResponseCompletion(card), step.GetCommand()) is not { } exchange)
            return;
        bool isExpected = step.IsExpected(HexText.Parse(exchange.Response));
        WriteObject(new SmartCardScriptResult(
            step.Line, card.ReaderName, exchange.Command, exchange.Response, exchange, step.Expected, isExpected));
        if (Expect && !isExpected)
            WriteError(CardErrors.UnexpectedAnswer(step.Line, exchange.Command, exchange.Response, step.Expected!, card.ReaderName));
    }
}
