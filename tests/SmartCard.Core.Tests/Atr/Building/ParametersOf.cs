using System.Linq;
using SmartCard.Atr;

namespace SmartCard.Core.Tests.Atr.Building;

/// <summary>Reads from a decoded ATR, by its public properties alone, what would have to be asked for to get it.</summary>
internal static class ParametersOf
{
    internal static AtrParameters Decoded(AnswerToReset atr) => new()
    {
        Convention = atr.Convention,
        Protocols = atr.Protocols,
        Fi = atr.Fi,
        Di = atr.Di,
        MaxFrequencyMHz = atr.MaxFrequencyMHz,
        VppNotConnected = atr.IsVppConnected == false,
        ExtraGuardTimeEtu = atr.HasShortestGuardTime == true ? null : atr.ExtraGuardTimeEtu,
        ShortestGuardTime = atr.HasShortestGuardTime == true,
        SpecificModeProtocol = atr.SpecificModeProtocol,
        CannotChangeMode = atr.CanChangeMode == false,
        ImplicitParameters = atr.HasImplicitParameters == true,
        WaitingInteger = atr.WaitingInteger,
        Ifsc = atr.Ifsc,
        Bwi = atr.Bwi,
        Cwi = atr.Cwi,
        ErrorDetection = atr.ErrorDetection,
        ClockStop = atr.ClockStop,
        OperatingClass = atr.OperatingClass,
        Spu = atr.Spu,
        SpuCode = atr.Spu is null or SpuUse.NotUsed ? null : atr.InterfaceBytes.Single(found => found.Role == InterfaceByteRole.Spu).Value & 0x7F,
        HistoricalBytes = atr.HistoricalBytes,
    };

    /// <summary>Every value as text, to hold two sets against each other.</summary>
    internal static string[] Text(AtrParameters parameters) =>
    [
        .. typeof(AtrParameters).GetProperties().Select(property => property.Name + "=" + property.GetValue(parameters) switch
        {
            null => "absent",
            System.Collections.IEnumerable values => string.Join(',', values.Cast<object>()),
            object value => value,
        }),
    ];
}
