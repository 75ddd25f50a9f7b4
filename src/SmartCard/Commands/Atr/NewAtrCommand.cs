using System.Linq;
using System.Management.Automation;
using SmartCard.Atr;
using SmartCard.Binding;
using SmartCard.Errors;

namespace SmartCard.Commands.Atr;

/// <summary>New-Atr: builds an answer to reset that says what is wanted. Nothing but the object comes into being.</summary>
[Cmdlet(VerbsCommon.New, "Atr", DefaultParameterSetName = BytesSet)]
[OutputType(typeof(AnswerToReset))]
public sealed class NewAtrCommand : PSCmdlet
{
    private const string BytesSet = "Bytes";
    private const string TextSet = "Text";

    /// <summary>How levels on the line stand for bits: TS.</summary>
    [Parameter]
    public Convention Convention { get; set; } = Convention.Direct;

    /// <summary>The transmission protocols to offer: 0, 1, 14. The ATR has them in ascending order.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(AtrParameterCompleter))]
    public int[] Protocol { get; set; } = [0];

    /// <summary>Clock rate conversion integer Fi: TA1.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AtrParameterCompleter))]
    public int? Fi { get; set; }

    /// <summary>Baud rate adjustment integer Di: TA1.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AtrParameterCompleter))]
    public int? Di { get; set; }

    /// <summary>Highest clock frequency in MHz: TA1. It goes with Fi, and Fi 372 alone leaves a choice.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AtrParameterCompleter))]
    public double? MaxFrequencyMHz { get; set; }

    /// <summary>Says that the contact VPP is not connected: TB1 is 00.</summary>
    [Parameter]
    public SwitchParameter VppNotConnected { get; set; }

    /// <summary>Extra guard time N in etu, 0 to 254: TC1.</summary>
    [Parameter]
    public int? ExtraGuardTimeEtu { get; set; }

    /// <summary>Asks for the shortest guard time: TC1 is 255.</summary>
    [Parameter]
    public SwitchParameter ShortestGuardTime { get; set; }

    /// <summary>The protocol of the specific mode: TA2.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AtrParameterCompleter))]
    public int? SpecificModeProtocol { get; set; }

    /// <summary>The specific mode cannot be changed: TA2.</summary>
    [Parameter]
    public SwitchParameter CannotChangeMode { get; set; }

    /// <summary>The parameters of the specific mode are implicit: TA2.</summary>
    [Parameter]
    public SwitchParameter ImplicitParameters { get; set; }

    /// <summary>Waiting integer WI of T=0, 1 to 255: TC2.</summary>
    [Parameter]
    public int? WaitingInteger { get; set; }

    /// <summary>Information field size of the card for T=1 in bytes, 1 to 254.</summary>
    [Parameter]
    public int? Ifsc { get; set; }

    /// <summary>Block waiting integer of T=1, 0 to 9.</summary>
    [Parameter]
    public int? Bwi { get; set; }

    /// <summary>Character waiting integer of T=1, 0 to 15.</summary>
    [Parameter]
    public int? Cwi { get; set; }

    /// <summary>Error detection code of T=1.</summary>
    [Parameter]
    public ErrorDetection? ErrorDetection { get; set; }

    /// <summary>Whether the clock may be stopped.</summary>
    [Parameter]
    public ClockStop? ClockStop { get; set; }

    /// <summary>Supply voltages that the card takes, each alone or several together.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public OperatingClass[]? OperatingClass { get; set; }

    /// <summary>Use of contact C6.</summary>
    [Parameter]
    public SpuUse? Spu { get; set; }

    /// <summary>Which use of contact C6 it is, 0 to 127.</summary>
    [Parameter]
    public int? SpuCode { get; set; }

    /// <summary>The historical bytes: bytes or hexadecimal text, at most 15 bytes.</summary>
    [Parameter(ParameterSetName = BytesSet)]
    [ValidateNotNull]
    [HexText]
    public byte[] HistoricalBytes { get; set; } = [];

    /// <summary>The historical bytes as text: printable ASCII, at most 15 characters.</summary>
    [Parameter(ParameterSetName = TextSet, Mandatory = true)]
    [AllowEmptyString]
    public string HistoricalText { get; set; } = "";

    /// <summary>Builds and writes the ATR.</summary>
    protected override void EndProcessing()
    {
        try
        {
            WriteObject(Wanted().Build());
        }
        catch (InvalidAtrParameterException exception)
        {
            ThrowTerminatingError(AtrErrors.InvalidAtrParameter(exception));
        }
    }

    private AtrParameters Wanted() => new()
    {
        Convention = Convention,
        Protocols = Protocol,
        Fi = Fi,
        Di = Di,
        MaxFrequencyMHz = MaxFrequencyMHz,
        VppNotConnected = VppNotConnected,
        ExtraGuardTimeEtu = ExtraGuardTimeEtu,
        ShortestGuardTime = ShortestGuardTime,
        SpecificModeProtocol = SpecificModeProtocol,
        CannotChangeMode = CannotChangeMode,
        ImplicitParameters = ImplicitParameters,
        WaitingInteger = WaitingInteger,
        Ifsc = Ifsc,
        Bwi = Bwi,
        Cwi = Cwi,
        ErrorDetection = ErrorDetection,
        ClockStop = ClockStop,
        OperatingClass = OperatingClass?.Aggregate((together, one) => together | one),
        Spu = Spu,
        SpuCode = SpuCode,
        HistoricalBytes = ParameterSetName == TextSet ? AtrParameters.HistoricalBytesOf(HistoricalText) : HistoricalBytes,
    };
}
