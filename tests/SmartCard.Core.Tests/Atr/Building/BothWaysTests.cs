using System.Collections.Generic;
using System.IO;
using System.Linq;
using CsCheck;
using SmartCard.Atr;
using SmartCard.Bytes;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Building;

/// <summary>What is built is read again as it was asked for, and what real cards send is built again byte by byte.</summary>
public sealed class BothWaysTests
{
    /// <summary>7816-3:2006, table 7: Fi and f max belong together.</summary>
    private static readonly (int Fi, double MHz)[] Table7 =
        [(372, 4), (372, 5), (558, 6), (744, 8), (1116, 12), (1488, 16), (1860, 20), (512, 5), (768, 7.5), (1024, 10), (1536, 15), (2048, 20)];

    /// <summary>7816-3:2006, table 8.</summary>
    private static readonly int[] Table8 = [1, 2, 4, 8, 16, 32, 64, 12, 20];

    /// <summary>Every non-empty choice of T=0, T=1 and T=14.</summary>
    private static readonly int[][] Protocols = [[0], [1], [14], [0, 1], [0, 14], [1, 14], [0, 1, 14]];

    private static readonly OperatingClass[] Classes =
        [OperatingClass.A, OperatingClass.B, OperatingClass.C, OperatingClass.A | OperatingClass.B, OperatingClass.B | OperatingClass.C, OperatingClass.A | OperatingClass.B | OperatingClass.C];

    private static readonly Gen<(Convention Convention, (int Fi, double MHz)? Rate, int Di, bool Vpp, int? N)> Global =
        Gen.Select(Gen.Enum<Convention>(), OneOf(Table7).Nullable(), OneOf(Table8), Gen.Bool, Gen.Int[0, 255].Nullable());

    private static readonly Gen<(int Protocol, bool Cannot, bool Implicit)?> SpecificMode =
        Gen.Select(Gen.Int[0, 2], Gen.Bool, Gen.Bool).Nullable();

    private static readonly Gen<(int? Ifsc, (int Bwi, int Cwi)? Waiting, ErrorDetection? Code)> OfT1 =
        Gen.Select(Gen.Int[1, 254].Nullable(), Gen.Select(Gen.Int[0, 9], Gen.Int[0, 15]).Nullable(), Gen.Enum<ErrorDetection>().Nullable());

    private static readonly Gen<((ClockStop Stop, OperatingClass Class)? Power, (SpuUse Use, int Code)? Spu)> OfT15 =
        Gen.Select(
            Gen.Select(Gen.Enum<ClockStop>(), OneOf(Classes)).Nullable(),
            Gen.Select(Gen.Enum<SpuUse>(), Gen.Int[1, 127]).Nullable());

    private static readonly Gen<AtrParameters> AnyParameters =
        Gen.Select(Global, OneOf(Protocols), SpecificMode, Gen.Int[1, 255].Nullable(), OfT1, OfT15, Gen.Byte.Array[0, 15], (global, protocols, mode, wi, t1, t15, historical) => new AtrParameters
        {
            Convention = global.Convention,
            Protocols = protocols,
            Fi = global.Rate?.Fi,
            MaxFrequencyMHz = global.Rate?.MHz,
            Di = global.Rate is null ? null : global.Di,
            VppNotConnected = global.Vpp,
            ExtraGuardTimeEtu = global.N == 255 ? null : global.N,
            ShortestGuardTime = global.N == 255,
            SpecificModeProtocol = mode is null ? null : protocols[mode.Value.Protocol % protocols.Length],
            CannotChangeMode = mode?.Cannot == true,
            ImplicitParameters = mode?.Implicit == true,
            WaitingInteger = protocols.Contains(0) ? wi : null,
            Ifsc = protocols.Contains(1) ? t1.Ifsc : null,
            Bwi = protocols.Contains(1) ? t1.Waiting?.Bwi : null,
            Cwi = protocols.Contains(1) ? t1.Waiting?.Cwi : null,
            ErrorDetection = protocols.Contains(1) ? t1.Code : null,
            ClockStop = t15.Power?.Stop,
            OperatingClass = t15.Power?.Class,
            Spu = t15.Spu?.Use,
            SpuCode = t15.Spu?.Use is null or SpuUse.NotUsed ? null : t15.Spu?.Code,
            HistoricalBytes = historical,
        });

    private static readonly string NewerList = Path.Combine(Repository.Root, "..", "shared", "data", "smartcard_list-2026-05.txt");

    [Fact]
    public void What_is_asked_for_is_what_is_read_and_there_is_nothing_to_find_fault_with() =>
        AnyParameters.Sample(wanted =>
        {
            AnswerToReset built = wanted.Build();
            Assert.True(IsFlawless(built));
            Assert.Equal(ParametersOf.Text(wanted), ParametersOf.Text(ParametersOf.Decoded(AnswerToReset.Parse(built.Bytes))));
        }, iter: 20_000);

    /// <summary>
    /// Real ATRs without a finding, but for three kinds: a programming voltage of the old standard (TB1 other than 00,
    /// TB2), which is not built; and a TD that repeats what is said already, where the shortest ATR leaves it out.
    /// </summary>
    [Fact]
    public void What_the_cards_of_the_articles_send_is_built_byte_by_byte() =>
        AssertBuiltAgain(File.ReadLines(Repository.Fixture("atr-2016-01.txt")), least: 1600);

    [Fact]
    public void What_the_cards_of_the_list_of_2026_send_is_built_byte_by_byte()
    {
        Assert.SkipUnless(File.Exists(NewerList), "the list of 2026 is not beside the repository (shared/data/smartcard_list-2026-05.txt)");
        AssertBuiltAgain(File.ReadLines(NewerList), least: 4000);
    }

    private static Gen<T> OneOf<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static void AssertBuiltAgain(IEnumerable<string> lines, int least)
    {
        List<AnswerToReset> flawless =
        [
            .. lines
                .Where(line => line.StartsWith('3') && line.TrimEnd().All(character => char.IsAsciiHexDigit(character) || character == ' '))
                .Select(line => AnswerToReset.Parse(HexText.Parse(line)))
                .Where(IsFlawless),
        ];
        ILookup<bool, AnswerToReset> canBeBuilt = flawless.ToLookup(atr => !HasProgrammingVoltage(atr) && !RepeatsItself(atr));

        Assert.InRange(canBeBuilt[true].Count(), least, int.MaxValue);
        Assert.Empty(canBeBuilt[true].Where(atr => ParametersOf.Decoded(atr).Build().Atr != atr.Atr).Select(atr => atr.Atr));
        Assert.Empty(canBeBuilt[false].Where(atr => ParametersOf.Decoded(atr).Build().Atr == atr.Atr).Select(atr => atr.Atr));
    }

    /// <summary>What the historical bytes say is theirs: they are taken as they are.</summary>
    private static bool IsFlawless(AnswerToReset atr) =>
        atr.IsValid && atr.Findings.All(finding => finding.Offset >= 2 + atr.InterfaceBytes.Count);

    private static bool HasProgrammingVoltage(AnswerToReset atr) => atr.TB1 is not null and not 0 || atr.TB2 is not null;

    /// <summary>TD1 that announces T=0 and nothing else, or a later TD whose T was announced and whose group is empty.</summary>
    private static bool RepeatsItself(AnswerToReset atr)
    {
        InterfaceByte[] tds = [.. atr.InterfaceBytes.Where(found => found.Kind == InterfaceByteKind.TD)];
        return tds is [{ Value: 0 }]
            || tds.Index().Any(td => td.Item.Value >> 4 is 0 or 8 && tds.Take(td.Index).Any(earlier => (earlier.Value & 0x0F) == (td.Item.Value & 0x0F)));
    }
}
