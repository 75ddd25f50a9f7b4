using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Pcsc.Tracing;

/// <summary>
/// What control codes stand for: the few that are the same for all readers, and those of the features that a driver has
/// told in its answer to GET_FEATURE_REQUEST (PC/SC Part 10, 2.2).
/// </summary>
/// <param name="featureRequest">The code of GET_FEATURE_REQUEST on this system.</param>
internal sealed class ControlMeanings(uint featureRequest)
{
    /// <summary>Tag, length and a code of four bytes.</summary>
    private const int EntryLength = 6;

    // PC/SC Part 10 knows fewer features than fit in a byte; more than that are a fault of the driver.
    private const int MostFeatures = 256;

    private static readonly ControlMeaning FeatureRequest = new("CM_IOCTL_GET_FEATURE_REQUEST");

    private static readonly Dictionary<byte, ControlMeaning> Features = new()
    {
        [0x01] = new("FEATURE_VERIFY_PIN_START", ControlInput.PinVerify),
        [0x02] = new("FEATURE_VERIFY_PIN_FINISH"),
        [0x03] = new("FEATURE_MODIFY_PIN_START", ControlInput.PinModify),
        [0x04] = new("FEATURE_MODIFY_PIN_FINISH"),
        [0x05] = new("FEATURE_GET_KEY_PRESSED", outputIsSecret: true),
        [0x06] = new("FEATURE_VERIFY_PIN_DIRECT", ControlInput.PinVerify),
        [0x07] = new("FEATURE_MODIFY_PIN_DIRECT", ControlInput.PinModify),
        [0x08] = new("FEATURE_MCT_READER_DIRECT", ControlInput.Secret),
        [0x09] = new("FEATURE_MCT_UNIVERSAL", ControlInput.Secret),
        [0x0A] = new("FEATURE_IFD_PIN_PROPERTIES"),
        [0x0B] = new("FEATURE_ABORT"),
        [0x0C] = new("FEATURE_SET_SPE_MESSAGE"),
        [0x0D] = new("FEATURE_VERIFY_PIN_DIRECT_APP_ID", ControlInput.Secret),
        [0x0E] = new("FEATURE_MODIFY_PIN_DIRECT_APP_ID", ControlInput.Secret),
        [0x0F] = new("FEATURE_WRITE_DISPLAY"),
        [0x10] = new("FEATURE_GET_KEY", outputIsSecret: true),
        [0x11] = new("FEATURE_IFD_DISPLAY_PROPERTIES"),
        [0x12] = new("FEATURE_GET_TLV_PROPERTIES"),
        [0x13] = new("FEATURE_CCID_ESC_COMMAND", ControlInput.Secret),
        [0x20] = new("FEATURE_EXECUTE_PACE", ControlInput.Secret),
    };

    private readonly ConcurrentDictionary<string, Dictionary<uint, ControlMeaning>> readers = new();

    /// <summary>The code of GET_FEATURE_REQUEST on this system.</summary>
    public uint FeatureRequestCode => featureRequest;

    /// <summary>What a code stands for at a reader.</summary>
    public ControlMeaning Of(string? readerName, uint code) =>
        code == featureRequest ? FeatureRequest
        : readerName is not null && readers.TryGetValue(readerName, out var features) && features.TryGetValue(code, out ControlMeaning? meaning) ? meaning
        : ControlMeaning.Unknown;

    /// <summary>Takes a driver's answer to GET_FEATURE_REQUEST.</summary>
    public void Learn(string readerName, byte[] answer, int length) =>
        readers[readerName] = Read(answer, length)
            .GroupBy(feature => feature.Code)
            .ToDictionary(same => same.Key, same => same.Select(feature => feature.Meaning).OrderByDescending(meaning => meaning.IsSecret).First());

    /// <summary>The features of an answer as <c>FEATURE_VERIFY_PIN_DIRECT 0x42330006, …</c>.</summary>
    public static string Describe(byte[] answer, int length) =>
        string.Join(", ", Read(answer, length).Select(feature => $"{feature.Meaning.Name ?? $"0x{feature.Tag:X2}"} {PcscStatus.NumberOf(feature.Code)}"));

    private static IEnumerable<(byte Tag, uint Code, ControlMeaning Meaning)> Read(byte[] answer, int length)
    {
        for (int at = 0, count = 0; at + EntryLength <= length && count < MostFeatures; count++)
        {
            byte tag = answer[at];
            byte size = answer[at + 1];
            if (size == EntryLength - 2)
            {
                uint code = ((uint)answer[at + 2] << 24) | ((uint)answer[at + 3] << 16) | ((uint)answer[at + 4] << 8) | answer[at + 5];
                yield return (tag, code, Features.TryGetValue(tag, out ControlMeaning? meaning) ? meaning : ControlMeaning.Unknown);
            }

            at += 2 + size;
        }
    }
}
