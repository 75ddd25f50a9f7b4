using System.Management.Automation;
using SmartCard.Apdu;
using SmartCard.Binding;

namespace SmartCard.Commands.Apdu;

/// <summary>ConvertFrom-Apdu: decodes command APDUs.</summary>
[Cmdlet(VerbsData.ConvertFrom, "Apdu")]
[OutputType(typeof(CommandApdu))]
public sealed class ConvertFromApduCommand : PSCmdlet
{
    private readonly ApduInput input;

    /// <summary>Prepares the input.</summary>
    public ConvertFromApduCommand() => input = new ApduInput(this, WriteObject, WriteError);

    /// <summary>
    /// The commands: text in any usual form of hexadecimal, arrays of bytes, objects with a property Apdu or Command.
    /// Bytes that come one by one are put together into one command.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? Apdu { get; set; }

    /// <summary>Takes the next input.</summary>
    protected override void ProcessRecord() => input.Add(Apdu);

    /// <summary>Takes the bytes that are still loose.</summary>
    protected override void EndProcessing() => input.Complete();
}
