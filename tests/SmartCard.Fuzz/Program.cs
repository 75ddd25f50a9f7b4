using System;
using System.Globalization;
using System.IO;
using SharpFuzz;
using SmartCard.Fuzz;

// SmartCard.Fuzz <target>: under afl-fuzz. SmartCard.Fuzz <target> <file>: one input again, to see what it does.
// SmartCard.Fuzz random <count>: that many random and mutated ATRs on all cores.
switch (args)
{
    case ["random", string count]:
        return RandomAtrs.Run(long.Parse(count, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
    case [string name, string file] when Targets.All.TryGetValue(name, out Action<byte[]>? target):
        target(File.ReadAllBytes(file));
        return 0;
    case [string name] when Targets.All.TryGetValue(name, out Action<byte[]>? target):
        Fuzzer.OutOfProcess.Run(stream =>
        {
            using var input = new MemoryStream();
            stream.CopyTo(input);
            target(input.ToArray());
        });
        return 0;
    default:
        Console.Error.WriteLine($"usage: SmartCard.Fuzz {string.Join('|', Targets.All.Keys)} [file] | random <count>");
        return 64;
}
