using System.Linq;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pcsc;

namespace SmartCard.Commands.Cards;

/// <summary>Get-SmartCardFeature: what readers can beyond exchanging commands, such as PIN entry at the reader.</summary>
[Cmdlet(VerbsCommon.Get, "SmartCardFeature", DefaultParameterSetName = ReaderSet)]
[OutputType(typeof(SmartCardFeature))]
public sealed class GetSmartCardFeatureCommand : ReaderDeviceCommand
{
    /// <summary>Names of features, wildcards allowed; without it, all that the reader has.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ValidateWildcard]
    [ArgumentCompleter(typeof(ReaderFeatureCompleter))]
    public string[]? Feature { get; set; }

    private protected override bool TakesAllReaders => true;

    private protected override void Process(SmartCardConnection connection)
    {
        WriteVerbose($"Asking reader '{connection.ReaderName}' for its features and properties (SCardControl, CM_IOCTL_GET_FEATURE_REQUEST).");
        SmartCardFeatures answer;
        try
        {
            answer = Interruptible(() => SmartCardFeatures.Ask(connection));
        }
        catch (PcscException exception) when (ReaderAttributes.IsMissing(exception))
        {
            WriteVerbose($"Reader '{connection.ReaderName}' has no features. {exception.Message}");
            return;
        }
        catch (PcscException exception)
        {
            WriteError(PcscErrors.From(exception));
            return;
        }

        WriteObject(answer.Features.Where(feature => Feature?.Any(name => ReaderFeatureNames.IsLike(feature.FeatureName, name)) ?? true), enumerateCollection: true);
        if (answer.Problems.Count > 0)
            WriteError(ReaderErrors.InvalidReaderAnswer(connection.ReaderName, answer.Problems));
    }
}
