using System.Linq;

namespace SmartCard.Pcsc.Tracing;

/// <summary>How the input of a control code is laid out, as far as it says where a secret begins.</summary>
internal enum ControlInput
{
    /// <summary>Nothing in it is a secret.</summary>
    Open,

    /// <summary>All of it may be a secret, or another command.</summary>
    Secret,

    /// <summary>PIN_VERIFY_STRUCTURE (PC/SC Part 10, 2.6.2): the parameters are no secret, the APDU is.</summary>
    PinVerify,

    /// <summary>PIN_MODIFY_STRUCTURE (PC/SC Part 10, 2.6.3).</summary>
    PinModify,
}

/// <summary>What a control code stands for.</summary>
/// <param name="name">Its native name; null for one that is not known.</param>
/// <param name="input">What its input holds.</param>
/// <param name="outputIsSecret">Whether its output tells keys that were pressed.</param>
/// <param name="tag">The tag of the feature; null for a code that is none.</param>
internal sealed class ControlMeaning(string? name, ControlInput input = ControlInput.Open, bool outputIsSecret = false, byte? tag = null)
{
    /// <summary>A code that nobody has explained may carry anything.</summary>
    public static readonly ControlMeaning Unknown = new(null, ControlInput.Secret);

    public string? Name { get; } = name;

    /// <summary>Which bytes of the input are shown; null for all.</summary>
    public ShownBytes? ShownInput(byte[] data) => input switch
    {
        ControlInput.Open => null,
        ControlInput.PinVerify => PinBlock.Shown(data, PinBlock.VerifyHeader),
        ControlInput.PinModify => PinBlock.Shown(data, PinBlock.ModifyHeader),
        _ => ShownBytes.None,
    };

    /// <summary>Which bytes of the output are shown; null for all. What carries a secret in may give it back.</summary>
    public ShownBytes? ShownOutput(byte[] data) =>
        outputIsSecret ? ShownBytes.None
        : input is ControlInput.Open || data.Length is 0 ? null
        : input is ControlInput.Secret ? ShownBytes.None
        : ShownBytes.StatusWord;

    /// <summary>Whether a secret may be in it at all; of two meanings of a code that one counts.</summary>
    public bool IsSecret => input is not ControlInput.Open || outputIsSecret;

    /// <summary>The properties that an output tells, as <c>bMinPINSize = 4</c>; null when it is none that tells some.</summary>
    public string? Describe(string? readerName, byte[] output)
    {
        if (tag is not (ReaderFeature.PinPropertiesTag or ReaderFeature.DisplayPropertiesTag or ReaderFeature.TlvPropertiesTag))
            return null;

        // The list of one feature, whose control code is not looked at.
        SmartCardFeatures answer = SmartCardFeatures.Read(readerName ?? "", [tag.Value, 4, 0, 0, 0, 0], _ => output);
        return string.Join(", ", answer.Features.SelectMany(feature => feature.Properties));
    }
}
