using System.Collections.Generic;

namespace SmartCard.Pcsc;

/// <summary>A feature that a reader has (PC/SC Part 10); it does not change afterwards.</summary>
public sealed class SmartCardFeature
{
    internal SmartCardFeature(string readerName, byte tag, uint controlCode, IReadOnlyList<ReaderProperty> properties)
    {
        ReaderName = readerName;
        Tag = tag;
        ControlCode = controlCode;
        Properties = properties;
        FeatureName = ReaderFeature.NameOf(tag);
        Description = ReaderFeature.Find(tag)?.Description;
    }

    /// <summary>The reader's name.</summary>
    public string ReaderName { get; }

    /// <summary>The native name, such as <c>FEATURE_VERIFY_PIN_DIRECT</c>; a tag that no table has as <c>0x21</c>.</summary>
    public string FeatureName { get; }

    /// <summary>The tag.</summary>
    public byte Tag { get; }

    /// <summary>The control code by which this reader does it (SCardControl).</summary>
    public uint ControlCode { get; }

    /// <summary>What it does; null for one that no table has.</summary>
    public string? Description { get; }

    /// <summary>What the reader tells when it is asked for it; empty for features that do not tell but do.</summary>
    public IReadOnlyList<ReaderProperty> Properties { get; }

    /// <summary>The native name.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FeatureName;
}
