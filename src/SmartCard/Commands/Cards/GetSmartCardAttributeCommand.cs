using System.Collections.Generic;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>Get-SmartCardAttribute: what readers and their drivers tell of themselves and of the card.</summary>
[Cmdlet(VerbsCommon.Get, "SmartCardAttribute", DefaultParameterSetName = ReaderSet)]
[OutputType(typeof(ReaderAttributeValue))]
public sealed class GetSmartCardAttributeCommand : ReaderDeviceCommand
{
    /// <summary>Names of attributes, wildcards allowed, or numbers; without it, all that the driver has.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ValidateWildcard]
    [ArgumentCompleter(typeof(ReaderAttributeCompleter))]
    public string[]? Attribute { get; set; }

    private protected override bool TakesAllReaders => true;

    private protected override void Process(SmartCardConnection connection)
    {
        foreach (string name in Attribute ?? ["*"])
        {
            if (ReaderAttributeNames.TryParse(name, out uint number))
            {
                if (!TryGive(connection, number, isNamed: true))
                    return;
                continue;
            }

            IReadOnlyList<ReaderAttributeInfo> attributes = ReaderAttributeNames.Find(name);
            if (attributes.Count is 0 && !WildcardPattern.ContainsWildcardCharacters(name))
                WriteError(ReaderErrors.AttributeNotFound(name));
            foreach (ReaderAttributeInfo attribute in attributes)
            {
                if (!TryGive(connection, attribute.Number, isNamed: false))
                    return;
            }
        }
    }

    /// <summary>Gives one attribute; false when the others cannot be had either.</summary>
    private bool TryGive(SmartCardConnection connection, uint attribute, bool isNamed)
    {
        WriteVerbose($"Asking reader '{connection.ReaderName}' for {ReaderAttributeInfo.NameOf(attribute)} (SCardGetAttrib).");
        try
        {
            WriteObject(Interruptible(() => ReaderAttributes.Get(connection, attribute)));
            return true;
        }
        catch (PcscException exception) when (ReaderAttributes.IsMissing(exception))
        {
            if (isNamed)
                WriteError(ReaderErrors.AttributeNotSupported(exception, attribute));
            else
                WriteVerbose(exception.Message);
            return true;
        }
        catch (PcscException exception)
        {
            WriteError(PcscErrors.From(exception));
            return false;
        }
    }
}
