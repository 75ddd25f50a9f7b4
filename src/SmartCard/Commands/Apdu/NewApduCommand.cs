using System.Management.Automation;
using SmartCard.Apdu;
using SmartCard.Binding;
using SmartCard.Errors;

namespace SmartCard.Commands.Apdu;

/// <summary>New-Apdu: builds a command APDU, or a chain of them. Nothing is sent.</summary>
[Cmdlet(VerbsCommon.New, "Apdu")]
[OutputType(typeof(CommandApdu))]
public sealed class NewApduCommand : PSCmdlet
{
    private const int AsMuchAsFits = 0;

    /// <summary>The class byte: two hexadecimal digits, or a number.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [HexByte]
    public byte Cla { get; set; }

    /// <summary>The instruction byte: the name of the command, two hexadecimal digits, or a number.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Instruction]
    [ArgumentCompleter(typeof(InstructionCompleter))]
    public byte Ins { get; set; }

    /// <summary>The first parameter byte: two hexadecimal digits, or a number.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [HexByte]
    public byte P1 { get; set; }

    /// <summary>The second parameter byte: two hexadecimal digits, or a number.</summary>
    [Parameter(Position = 3, ValueFromPipelineByPropertyName = true)]
    [HexByte]
    public byte P2 { get; set; }

    /// <summary>The data: hexadecimal text, bytes, or data objects of ConvertTo-Tlv.</summary>
    [Parameter(Position = 4, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [CommandData]
    public byte[]? Data { get; set; }

    /// <summary>How many data bytes the answer may have at most, 1 to 65536; 0 is as many as the form can say.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public int? Le { get; set; }

    /// <summary>Length fields in the extended form, also where the short one would do.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("IsExtended")]
    public SwitchParameter Extended { get; set; }

    /// <summary>The most data bytes in one command; more are split into a chain of commands.</summary>
    [Parameter]
    [ValidateRange(1, CommandApdu.MaxDataLength)]
    public int? ChainLength { get; set; }

    /// <summary>Builds and writes the command or the chain.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            if (ChainLength is int length)
                WriteObject(CommandChain.Split(Cla, Ins, P1, P2, Data ?? [], Ne, length, Form), enumerateCollection: true);
            else
                WriteObject(new CommandApdu(Cla, Ins, P1, P2, Data, Ne, Form));
        }
        catch (InvalidApduParameterException exception)
        {
            WriteError(ApduErrors.InvalidApduParameter(exception));
        }
    }

    /// <summary>Short where it is enough, unless asked otherwise.</summary>
    private bool? Form => Extended ? true : null;

    private int? Ne => Le != AsMuchAsFits ? Le
        : Extended || Data?.Length > CommandApdu.MaxShortDataLength ? CommandApdu.MaxLe
        : CommandApdu.MaxShortLe;
}
