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

    // Where in the input of a feature the secret begins; of the others that may hold a PIN, all may be one.
    private static readonly Dictionary<byte, ControlInput> Layouts = new()
    {
        [0x01] = ControlInput.PinVerify,
        [0x03] = ControlInput.PinModify,
        [0x06] = ControlInput.PinVerify,
        [0x07] = ControlInput.PinModify,
    };

    // FEATURE_GET_KEY_PRESSED and FEATURE_GET_KEY.
    private static readonly byte[] TellKeys = [0x05, 0x10];

    private static readonly Dictionary<byte, ControlMeaning> Features = ReaderFeature.All.ToDictionary(feature => feature.Tag, MeaningOf);

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
        string.Join(", ", Read(answer, length).Select(feature => $"{ReaderFeature.NameOf(feature.Tag)} {PcscStatus.NumberOf(feature.Code)}"));

    private static ControlMeaning MeaningOf(ReaderFeature feature) => new(
        feature.Name,
        !feature.MayHoldPin ? ControlInput.Open : Layouts.TryGetValue(feature.Tag, out ControlInput layout) ? layout : ControlInput.Secret,
        outputIsSecret: TellKeys.Contains(feature.Tag),
        feature.Tag);

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
