using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>Set-SmartCardAttribute: sets an attribute of a reader.</summary>
[Cmdlet(VerbsCommon.Set, "SmartCardAttribute", DefaultParameterSetName = ReaderSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
public sealed class SetSmartCardAttributeCommand : ReaderDeviceCommand
{
    private uint number;

    /// <summary>The name of the attribute, or its number.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ReaderAttributeCompleter))]
    public string Attribute { get; set; } = "";

    /// <summary>The value, as the driver takes it: hexadecimal text or bytes.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [HexText]
    [ValidateNotNull]
    [AllowEmptyCollection]
    public byte[] Value { get; set; } = [];

    private protected override bool TakesAllReaders => false;

    private protected override bool IsReady()
    {
        if (ReaderAttributeNames.TryParse(Attribute, out number))
            return true;
        ThrowTerminatingError(ReaderErrors.AttributeNotFound(Attribute));
        return false;
    }

    private protected override void Process(SmartCardConnection connection)
    {
        string name = ReaderAttributeInfo.NameOf(number);
        if (!ShouldProcess(connection.ReaderName, $"Set {name} to {Value.Length} bytes"))
            return;
        WriteVerbose($"Setting {name} of reader '{connection.ReaderName}' to {Value.Length} bytes (SCardSetAttrib).");
        try
        {
            Interruptible(() => connection.SetAttribute(number, Value));
        }
        catch (PcscException exception)
        {
            WriteError(ReaderErrors.Refused(exception));
        }
    }
}
