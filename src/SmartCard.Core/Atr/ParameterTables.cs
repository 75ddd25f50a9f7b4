namespace SmartCard.Atr;

/// <summary>
/// The tables of ISO/IEC 7816-3, to be held beside the standard. A <see langword="null"/> is reserved for future use.
/// </summary>
internal static class ParameterTables
{
    /// <summary>Clock rate conversion integer Fi, by bits 8 to 5 of TA1 (7816-3:2006, table 7).</summary>
    internal static readonly int?[] Fi =
        [372, 372, 558, 744, 1116, 1488, 1860, null, null, 512, 768, 1024, 1536, 2048, null, null];

    /// <summary>Highest clock frequency f max in MHz, by bits 8 to 5 of TA1 (7816-3:2006, table 7).</summary>
    internal static readonly double?[] MaxFrequencyMHz =
        [4, 5, 6, 8, 12, 16, 20, null, null, 5, 7.5, 10, 15, 20, null, null];

    /// <summary>Baud rate adjustment integer Di, by bits 4 to 1 of TA1 (7816-3:2006, table 8; 7 is 64).</summary>
    internal static readonly int?[] Di =
        [null, 1, 2, 4, 8, 16, 32, 64, 12, 20, null, null, null, null, null, null];

    /// <summary>Clock cycles in an etu, Fi / Di, by TA1 (7816-3:2006, 7.1).</summary>
    internal static readonly double?[] CyclesPerEtu = MakeCyclesPerEtu();

    /// <summary>Maximum programming current in mA, by bits 7 and 6 of TB1 (7816-3:1989, II; withdrawn in 2006).</summary>
    internal static readonly int?[] ProgrammingCurrentMilliampere = [25, 50, 100, null];

    /// <summary>
    /// Programming voltage in V, by bits 5 to 1 of TB1 (7816-3:1989, PI1; withdrawn in 2006).
    /// 0, which is not in the table, says that VPP is not connected.
    /// </summary>
    internal static readonly double?[] ProgrammingVoltage1 =
    [
        null, null, null, null, null, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        16, 17, 18, 19, 20, 21, 22, 23, 24, 25, null, null, null, null, null, null,
    ];

    /// <summary>Programming voltage in V, by TB2: 50 to 250 are tenths of a volt (7816-3:1989, PI2; withdrawn in 2006).</summary>
    internal static double? ProgrammingVoltage2(byte value) => value is >= 50 and <= 250 ? value / 10.0 : null;

    /// <summary>Operating class, by bits 6 to 1 of the first TA for T=15 (7816-3:2006, table 10).</summary>
    internal static readonly OperatingClass?[] OperatingClasses = MakeOperatingClasses();

    /// <summary>The same as text, by the flags.</summary>
    internal static readonly string?[] OperatingClassText =
        [null, "class A", "class B", "class A and B", "class C", null, "class B and C", "class A, B and C"];

    /// <summary>The supply voltages of the classes, by the flags (7816-3:2006, 5.2.1).</summary>
    internal static readonly string?[] SupplyVoltageText = [null, "5 V", "3 V", "5 V, 3 V", "1.8 V", null, "3 V, 1.8 V", "5 V, 3 V, 1.8 V"];

    /// <summary>Clock stop as text, by bits 8 and 7 of the first TA for T=15 (7816-3:2006, table 9).</summary>
    internal static readonly string[] ClockStopText =
        ["clock stop not supported", "clock stop in state L", "clock stop in state H", "clock stop, no preference"];

    /// <summary>Default clock rate conversion integer Fd (7816-3:2006, 8.1).</summary>
    internal const int DefaultFi = 372;

    /// <summary>TA1 when it is absent: Fd 372, Dd 1, f max 5 MHz (7816-3:2006, 8.1 and 8.3).</summary>
    internal const byte DefaultTA1 = 0x11;

    /// <summary>Default waiting integer WI of T=0 (7816-3:2006, 10.2).</summary>
    internal const int DefaultWaitingInteger = 10;

    /// <summary>Default block waiting integer BWI of T=1 (7816-3:2006, 11.4.3).</summary>
    internal const int DefaultBwi = 4;

    /// <summary>Default character waiting integer CWI of T=1 (7816-3:2006, 11.4.3).</summary>
    internal const int DefaultCwi = 13;

    private static double?[] MakeCyclesPerEtu()
    {
        var cycles = new double?[256];
        for (int ta1 = 0; ta1 < cycles.Length; ta1++)
            cycles[ta1] = (double?)Fi[ta1 >> 4] / Di[ta1 & 0x0F];
        return cycles;
    }

    private static OperatingClass?[] MakeOperatingClasses()
    {
        var classes = new OperatingClass?[64];
        classes[1] = OperatingClass.A;
        classes[2] = OperatingClass.B;
        classes[3] = OperatingClass.A | OperatingClass.B;
        classes[4] = OperatingClass.C;
        classes[6] = OperatingClass.B | OperatingClass.C;
        classes[7] = OperatingClass.A | OperatingClass.B | OperatingClass.C;
        return classes;
    }
}
