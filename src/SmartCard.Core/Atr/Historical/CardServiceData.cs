using System.Collections.Generic;

namespace SmartCard.Atr.Historical;

/// <summary>Card service data byte, tag 3 (ISO/IEC 7816-4:2005, 8.1.1.2.3, table 85).</summary>
public sealed class CardServiceData : HistoricalObject
{
    private static readonly (byte Bit, string Text)[] Services =
    [
        (0x80, "application selection by full DF name"),
        (0x40, "application selection by partial DF name"),
        (0x20, "data objects in EF.DIR"),
        (0x10, "data objects in EF.ATR/INFO"),
    ];

    /// <summary>By bits 4 to 2.</summary>
    private static readonly (EfAccessService? Service, string Text)[] AccessServices =
    [
        (EfAccessService.ReadRecord, "EF.DIR and EF.ATR/INFO by READ RECORD(S)"),
        (null, "access service code 1 reserved"),
        (EfAccessService.GetData, "EF.DIR and EF.ATR/INFO by GET DATA"),
        (null, "access service code 3 reserved"),
        (EfAccessService.ReadBinary, "EF.DIR and EF.ATR/INFO by READ BINARY"),
        (null, "access service code 5 reserved"),
        (null, "access service code 6 reserved"),
        (null, "access service code 7 reserved"),
    ];

    internal CardServiceData(HistoricalField field)
        : base(field, "card service data")
    {
    }

    /// <summary>Whether an application is selected by its full DF name (bit 8).</summary>
    public bool? SelectsByFullDFName => Bit(0x80);

    /// <summary>Whether an application is selected by a partial DF name (bit 7).</summary>
    public bool? SelectsByPartialDFName => Bit(0x40);

    /// <summary>Whether EF.DIR has BER-TLV data objects (bit 6).</summary>
    public bool? HasDataObjectsInEFDir => Bit(0x20);

    /// <summary>Whether EF.ATR, later EF.ATR/INFO, has BER-TLV data objects (bit 5).</summary>
    public bool? HasDataObjectsInEFAtr => Bit(0x10);

    /// <summary>How EF.DIR and EF.ATR/INFO are read (bits 4 to 2); <see langword="null"/> for a reserved code.</summary>
    public EfAccessService? AccessService => At(0) is byte data ? AccessServices[data >> 1 & 7].Service : null;

    /// <summary>Whether the card has a master file (bit 1 is 0).</summary>
    public bool? HasMasterFile => At(0) is byte data ? (data & 1) == 0 : null;

    internal override bool IsReserved => At(0) is not null && AccessService is null;

    private bool? Bit(int mask) => At(0) is byte data ? (data & mask) != 0 : null;

    private protected override string Describe()
    {
        byte data = At(0)!.Value;
        var parts = new List<string>();
        foreach ((byte bit, string text) in Services)
        {
            if ((data & bit) != 0)
                parts.Add(text);
        }

        parts.Add(AccessServices[data >> 1 & 7].Text);
        parts.Add((data & 1) == 0 ? "with MF" : "without MF");
        return string.Join(", ", parts);
    }
}

/// <summary>The command that reads EF.DIR and EF.ATR/INFO (ISO/IEC 7816-4:2005, table 85).</summary>
public enum EfAccessService
{
    /// <summary>000: READ RECORD (S), the files have records.</summary>
    ReadRecord,

    /// <summary>010: GET DATA, the files have a TLV structure.</summary>
    GetData,

    /// <summary>100: READ BINARY, the files are transparent.</summary>
    ReadBinary,
}
