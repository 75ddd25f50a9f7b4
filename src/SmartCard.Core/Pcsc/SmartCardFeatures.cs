using System;
using System.Collections.Generic;
using System.Linq;
using SmartCard.Bytes;

namespace SmartCard.Pcsc;

/// <summary>
/// The features of one reader, and what was wrong with its answers. A reader is not trusted: whatever it answers, what can
/// be read of it is here, and the rest is told.
/// </summary>
public sealed class SmartCardFeatures
{
    private const int CodeLength = 4;

    private static readonly byte[] NoInput = [];

    // PIN_PROPERTIES_STRUCTURE and DISPLAY_PROPERTIES_STRUCTURE: the tags of their fields, packed one after the other.
    private static readonly byte[] PinFields = [1, 2, 3];
    private static readonly byte[] DisplayFields = [4, 5];

    private readonly string readerName;
    private readonly List<SmartCardFeature> features = [];
    private readonly List<string> problems = [];

    private SmartCardFeatures(string readerName) => this.readerName = readerName;

    /// <summary>The features, in the reader's order.</summary>
    public IReadOnlyList<SmartCardFeature> Features => features;

    /// <summary>What is wrong with the answers, one sentence each without its full stop; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>
    /// Asks a reader for its features (CM_IOCTL_GET_FEATURE_REQUEST), and for the properties of those that tell some. Nothing
    /// is shown, entered or changed.
    /// </summary>
    /// <param name="connection">The connection; a direct one will do.</param>
    /// <exception cref="PcscException">The reader does not know the request (SCARD_E_UNSUPPORTED_FEATURE and others), or is gone.</exception>
    public static SmartCardFeatures Ask(SmartCardConnection connection)
    {
        if (connection is null)
            throw new ArgumentNullException(nameof(connection));
        SmartCardFeatures answer = new(connection.ReaderName);
        byte[] list = connection.Control(connection.ControlCode(ReaderFeature.RequestFunction), NoInput);
        answer.ReadFeatures(list, code => connection.Control(code, NoInput));
        return answer;
    }

    /// <summary>Reads an answer to CM_IOCTL_GET_FEATURE_REQUEST.</summary>
    /// <param name="readerName">The reader's name.</param>
    /// <param name="list">The answer: tag, length 4, control code with the highest byte first, again and again.</param>
    /// <param name="control">Sends a control code without input and gives the answer; asked for properties alone.</param>
    internal static SmartCardFeatures Read(string readerName, byte[] list, Func<uint, byte[]> control)
    {
        SmartCardFeatures answer = new(readerName);
        answer.ReadFeatures(list, control);
        return answer;
    }

    private void ReadFeatures(byte[] list, Func<uint, byte[]> control)
    {
        HashSet<byte> seen = [];
        foreach ((byte tag, byte[] value) in ReadList(list, "the list of features"))
        {
            if (value.Length is not CodeLength || !UnsignedNumber.TryReadBigEndian(value, out ulong code))
                problems.Add($"The control code of {ReaderFeature.NameOf(tag)} has {value.Length} bytes where it has {CodeLength}");
            else if (!seen.Add(tag))
                problems.Add($"{ReaderFeature.NameOf(tag)} is there more than once");
            else
                features.Add(new SmartCardFeature(readerName, tag, (uint)code, AskForProperties(tag, (uint)code, control)));
        }
    }

    private List<ReaderProperty> AskForProperties(byte tag, uint code, Func<uint, byte[]> control)
    {
        if (tag is not (ReaderFeature.PinPropertiesTag or ReaderFeature.DisplayPropertiesTag or ReaderFeature.TlvPropertiesTag))
            return [];
        try
        {
            byte[] answer = control(code);
            return tag switch
            {
                ReaderFeature.PinPropertiesTag => ReadFields(answer, tag, PinFields),
                ReaderFeature.DisplayPropertiesTag => ReadFields(answer, tag, DisplayFields),
                _ => [.. ReadList(answer, "the list of properties").Select(item => ReadProperty(item.Tag, item.Value, isNative: false)).OfType<ReaderProperty>()],
            };
        }
        catch (PcscException exception)
        {
            problems.Add($"{ReaderFeature.NameOf(tag)} is offered, and {exception.Message.TrimEnd('.')}");
            return [];
        }
    }

    private List<ReaderProperty> ReadFields(byte[] structure, byte feature, byte[] tags)
    {
        int length = tags.Sum(tag => ReaderPropertyInfo.Find(tag)!.Length ?? 0);
        if (structure.Length != length)
            problems.Add($"The answer to {ReaderFeature.NameOf(feature)} has {structure.Length} bytes where it has {length}");

        List<ReaderProperty> properties = [];
        ByteCursor cursor = new(structure, 0, structure.Length);
        foreach (byte tag in tags)
        {
            if (cursor.TryReadBytes(ReaderPropertyInfo.Find(tag)!.Length ?? 0, out byte[] value) && ReadProperty(tag, value, isNative: true) is { } property)
                properties.Add(property);
        }

        return properties;
    }

    private ReaderProperty? ReadProperty(byte tag, byte[] value, bool isNative)
    {
        ReaderProperty? property = ReaderProperty.Read(readerName, tag, value, isNative, out string? problem);
        if (problem is not null)
            problems.Add(problem);
        return property;
    }

    /// <summary>Tag, length and value with one byte each for tag and length; what is cut off at the end is told and left out.</summary>
    private List<(byte Tag, byte[] Value)> ReadList(byte[] list, string what)
    {
        List<(byte, byte[])> items = [];
        ByteCursor cursor = new(list, 0, list.Length);
        while (cursor.TryReadByte(out byte tag))
        {
            if (!cursor.TryReadByte(out byte length) || !cursor.TryReadBytes(length, out byte[] value))
            {
                problems.Add($"In {what}, the item of tag 0x{tag:X2} is cut off");
                break;
            }

            items.Add((tag, value));
        }

        return items;
    }
}
