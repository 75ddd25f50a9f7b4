using System;
using System.Collections.Generic;
using System.Globalization;

namespace SmartCard.Pcsc;

/// <summary>
/// A feature of readers by PC/SC Part 10: its tag, its native name, and what it does. Which features a reader has, and by
/// which control code each is asked for, only the reader tells (<see cref="RequestFunction"/>).
/// </summary>
public sealed class ReaderFeature
{
    /// <summary>What the native names begin with.</summary>
    public const string Prefix = "FEATURE_";

    /// <summary>The function of the control code by which a reader tells its features: CM_IOCTL_GET_FEATURE_REQUEST (Part 10, chapter 2.2).</summary>
    public const uint RequestFunction = 3400;

    /// <summary>FEATURE_IFD_PIN_PROPERTIES, whose answer is a PIN_PROPERTIES_STRUCTURE.</summary>
    public const byte PinPropertiesTag = 0x0A;

    /// <summary>FEATURE_IFD_DISPLAY_PROPERTIES, whose answer is a DISPLAY_PROPERTIES_STRUCTURE.</summary>
    public const byte DisplayPropertiesTag = 0x11;

    /// <summary>FEATURE_GET_TLV_PROPERTIES, whose answer is a list of properties.</summary>
    public const byte TlvPropertiesTag = 0x12;

    // reader.h of pcsc-lite 1.9.9, which follows PC/SC Part 10 v2.02.07.
    private static readonly ReaderFeature[] Table =
    [
        new(0x01, "VERIFY_PIN_START", "Begins the entry of a PIN at the reader", mayHoldPin: true),
        new(0x02, "VERIFY_PIN_FINISH", "Ends the entry of a PIN and gives the card's answer", mayHoldPin: true),
        new(0x03, "MODIFY_PIN_START", "Begins the change of a PIN at the reader", mayHoldPin: true),
        new(0x04, "MODIFY_PIN_FINISH", "Ends the change of a PIN and gives the card's answer", mayHoldPin: true),
        new(0x05, "GET_KEY_PRESSED", "Tells which kind of key was pressed meanwhile", mayHoldPin: true),
        new(0x06, "VERIFY_PIN_DIRECT", "Has a PIN entered at the reader and verified by the card, in one call", mayHoldPin: true),
        new(0x07, "MODIFY_PIN_DIRECT", "Has a PIN entered at the reader and changed in the card, in one call", mayHoldPin: true),
        new(0x08, "MCT_READER_DIRECT", "Sends a command of a multifunctional card terminal to the reader (Secoder)", mayHoldPin: true),
        new(0x09, "MCT_UNIVERSAL", "Sends a command of a multifunctional card terminal, to the reader or the card", mayHoldPin: true),
        new(0x0A, "IFD_PIN_PROPERTIES", "Tells what the reader can when a PIN is entered"),
        new(0x0B, "ABORT", "Ends the entry of a PIN before its time"),
        new(0x0C, "SET_SPE_MESSAGE", "Sets the text that is shown when a PIN is entered"),
        new(0x0D, "VERIFY_PIN_DIRECT_APP_ID", "As VERIFY_PIN_DIRECT, for an application by its identifier", mayHoldPin: true),
        new(0x0E, "MODIFY_PIN_DIRECT_APP_ID", "As MODIFY_PIN_DIRECT, for an application by its identifier", mayHoldPin: true),
        new(0x0F, "WRITE_DISPLAY", "Writes text on the reader's display"),
        new(0x10, "GET_KEY", "Reads keys from the reader's keypad", mayHoldPin: true),
        new(0x11, "IFD_DISPLAY_PROPERTIES", "Tells the size of the reader's display"),
        new(0x12, "GET_TLV_PROPERTIES", "Tells the reader's properties one by one"),
        new(0x13, "CCID_ESC_COMMAND", "Sends the reader a command of its maker's own (PC_to_RDR_Escape)", mayHoldPin: true),
        new(0x20, "EXECUTE_PACE", "Runs PACE between the reader and the card", mayHoldPin: true),
    ];

    private static readonly Dictionary<byte, ReaderFeature> ByTag = Index();

    private ReaderFeature(byte tag, string name, string description, bool mayHoldPin = false)
    {
        Tag = tag;
        Name = Prefix + name;
        Description = description;
        MayHoldPin = mayHoldPin;
    }

    /// <summary>The 20 features, by their tags.</summary>
    public static IReadOnlyList<ReaderFeature> All => Table;

    /// <summary>The tag.</summary>
    public byte Tag { get; }

    /// <summary>The native name, such as <c>FEATURE_VERIFY_PIN_DIRECT</c>.</summary>
    public string Name { get; }

    /// <summary>What it does, in a few words.</summary>
    public string Description { get; }

    /// <summary>Whether what is sent or answered may hold a PIN or a password, so that it has no place in any log.</summary>
    public bool MayHoldPin { get; }

    /// <summary>The native name of a tag; a tag that no table has as its number: <c>0x21</c>.</summary>
    /// <param name="tag">FEATURE_… by its number.</param>
    public static string NameOf(byte tag) => Find(tag)?.Name ?? "0x" + tag.ToString("X2", CultureInfo.InvariantCulture);

    /// <summary>The feature of a tag, or null.</summary>
    /// <param name="tag">FEATURE_… by its number.</param>
    public static ReaderFeature? Find(byte tag) => ByTag.TryGetValue(tag, out ReaderFeature? feature) ? feature : null;

    /// <summary>The feature of a native name, or null. Case does not matter, nor whether FEATURE_ stands before it.</summary>
    /// <param name="name">The name.</param>
    public static ReaderFeature? Find(string name)
    {
        if (name is null)
            throw new ArgumentNullException(nameof(name));
        string full = name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? name : Prefix + name;
        return Array.Find(Table, feature => string.Equals(feature.Name, full, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The native name.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;

    private static Dictionary<byte, ReaderFeature> Index()
    {
        Dictionary<byte, ReaderFeature> features = new(Table.Length);
        foreach (ReaderFeature feature in Table)
            features.Add(feature.Tag, feature);
        return features;
    }
}
