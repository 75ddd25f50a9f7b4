using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using SmartCard.Bytes;

namespace SmartCard.Fuzz;

/// <summary>Random bytes that begin like an ATR, and real ATRs with a few bytes changed, cut or added.</summary>
internal static class RandomAtrs
{
    private const int LongestAtr = 64;

    internal static int Run(long count)
    {
        byte[][] real = RealAtrs();
        int failed = 0;
        Parallel.For(0, Environment.ProcessorCount, worker =>
        {
            var random = new Random(worker + 1);
            for (long i = worker; i < count && failed == 0; i += Environment.ProcessorCount)
            {
                byte[] input = i % 2 == 0 ? Fresh(random) : Mutated(random, real[random.Next(real.Length)]);
                try
                {
                    Targets.Atr(input);
                }
                catch (Exception error)
                {
                    Interlocked.Increment(ref failed);
                    Console.Error.WriteLine($"{HexText.Format(input)}: {error}");
                }
            }
        });
        Console.WriteLine(failed == 0 ? $"{count} ATRs read, no exception" : $"{failed} ATRs failed");
        return failed == 0 ? 0 : 1;
    }

    private static byte[] Fresh(Random random)
    {
        var bytes = new byte[random.Next(2, LongestAtr + 1)];
        random.NextBytes(bytes);
        bytes[0] = random.Next(2) == 0 ? (byte)0x3B : (byte)0x3F;
        return bytes;
    }

    private static byte[] Mutated(Random random, byte[] atr)
    {
        byte[] bytes = [.. atr];
        for (int changes = random.Next(1, 4); changes > 0 && bytes.Length > 1; changes--)
        {
            int at = random.Next(1, bytes.Length);
            bytes = random.Next(4) switch
            {
                0 => bytes[..at],
                1 => [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]],
                2 => [.. bytes[..at], (byte)(bytes[at] ^ (1 << random.Next(8))), .. bytes[(at + 1)..]],
                _ => [.. bytes[..at], (byte)random.Next(256), .. bytes[(at + 1)..]],
            };
        }

        return bytes;
    }

    private static byte[][] RealAtrs()
    {
        string root = typeof(RandomAtrs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(found => found.Key == "RepositoryRoot").Value!;
        return
        [
            .. File.ReadLines(Path.Combine(root, "tests", "Fixtures", "atr-2016-01.txt"))
                .Where(line => line.All(character => char.IsAsciiHexDigit(character) || character == ' '))
                .Select(line => line.Replace(" ", "", StringComparison.Ordinal))
                .Where(digits => digits.Length % 2 == 0)
                .Select(HexText.Parse),
        ];
    }
}
