using System;
using SmartCard.Atr;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Building;

/// <summary>Wishes that ISO/IEC 7816-3 does not allow: each is named, with what is allowed.</summary>
public sealed class ImpossibleParametersTests
{
    /// <summary>The wish, the property that is at fault, and what the message says.</summary>
    public static TheoryData<AtrParameters, string, string> Wishes { get; } = new()
    {
        { new() { Convention = (Convention)0x3C }, "Convention", "Direct or Inverse" },
        { new() { Protocols = [] }, "Protocols", "0, 1 or 14" },
        { new() { Protocols = [0, 2] }, "Protocols", "0, 1, 14" },
        { new() { Protocols = [-1] }, "Protocols", "0, 1, 14" },
        { new() { Protocols = [15] }, "Protocols", "ClockStop, OperatingClass and Spu" },
        { new() { Fi = 373 }, "Fi", "372, 512, 558, 744, 768, 1024, 1116, 1488, 1536, 1860, 2048" },
        { new() { Di = 3 }, "Di", "1, 2, 4, 8, 12, 16, 20, 32, 64" },
        { new() { MaxFrequencyMHz = 9 }, "MaxFrequencyMHz", "4, 5, 6, 7.5, 8, 10, 12, 15, 16, 20" },
        { new() { MaxFrequencyMHz = double.NaN }, "MaxFrequencyMHz", "4, 5, 6, 7.5, 8, 10, 12, 15, 16, 20" },
        { new() { MaxFrequencyMHz = 8 }, "MaxFrequencyMHz", "8 does not go with Fi 372, but with Fi 744; Fi 372 goes with 4, 5 MHz" },
        { new() { Fi = 512, MaxFrequencyMHz = 20 }, "MaxFrequencyMHz", "but with Fi 1860, 2048; Fi 512 goes with 5 MHz" },
        { new() { ExtraGuardTimeEtu = 255 }, "ExtraGuardTimeEtu", "0 to 254" },
        { new() { ExtraGuardTimeEtu = -1 }, "ExtraGuardTimeEtu", "0 to 254" },
        { new() { ExtraGuardTimeEtu = 0, ShortestGuardTime = true }, "ShortestGuardTime", "not both" },
        { new() { SpecificModeProtocol = 1 }, "SpecificModeProtocol", "needs T=1, and the protocols are T=0" },
        { new() { CannotChangeMode = true }, "SpecificModeProtocol", "need a SpecificModeProtocol" },
        { new() { ImplicitParameters = true }, "SpecificModeProtocol", "need a SpecificModeProtocol" },
        { new() { WaitingInteger = 0 }, "WaitingInteger", "1 to 255" },
        { new() { WaitingInteger = 256 }, "WaitingInteger", "1 to 255" },
        { new() { Protocols = [1, 14], WaitingInteger = 10 }, "WaitingInteger", "needs T=0, and the protocols are T=1, T=14" },
        { new() { Ifsc = 254 }, "Ifsc", "needs T=1" },
        { new() { Bwi = 4 }, "Bwi", "needs T=1" },
        { new() { Cwi = 4 }, "Cwi", "needs T=1" },
        { new() { ErrorDetection = ErrorDetection.LRC }, "ErrorDetection", "needs T=1" },
        { new() { Protocols = [1], Ifsc = 0 }, "Ifsc", "1 to 254" },
        { new() { Protocols = [1], Ifsc = 255 }, "Ifsc", "1 to 254" },
        { new() { Protocols = [1], Bwi = 10 }, "Bwi", "0 to 9" },
        { new() { Protocols = [1], Cwi = 16 }, "Cwi", "0 to 15" },
        { new() { Protocols = [1], ErrorDetection = (ErrorDetection)2 }, "ErrorDetection", "LRC or CRC" },
        { new() { ClockStop = (ClockStop)4 }, "ClockStop", "NotSupported, StateL, StateH or NoPreference" },
        { new() { OperatingClass = OperatingClass.A | OperatingClass.C }, "OperatingClass", "OperatingClass A+C is not in the standard's table: A, B, A+B, C, B+C, A+B+C." },
        { new() { OperatingClass = OperatingClass.None }, "OperatingClass", "A, B, A+B, C, B+C, A+B+C" },
        { new() { Spu = SpuUse.Standard }, "SpuCode", "1 to 127" },
        { new() { Spu = SpuUse.Proprietary, SpuCode = 128 }, "SpuCode", "0 to 127" },
        { new() { SpuCode = 1 }, "SpuCode", "Standard or Proprietary" },
        { new() { Spu = SpuUse.NotUsed, SpuCode = 1 }, "SpuCode", "Standard or Proprietary" },
        { new() { Spu = (SpuUse)3 }, "Spu", "NotUsed, Standard or Proprietary" },
        { new() { HistoricalBytes = new byte[16] }, "HistoricalBytes", "at most 15" },
    };

    [Theory]
    [MemberData(nameof(Wishes))]
    public void An_impossible_wish_is_named_with_what_is_allowed(AtrParameters wanted, string parameter, string allowed)
    {
        var error = Assert.Throws<InvalidAtrParameterException>(wanted.Build);

        Assert.Equal(parameter, error.ParameterName);
        Assert.Contains(allowed, error.Message, StringComparison.Ordinal);
    }
}
