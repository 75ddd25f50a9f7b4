using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using SmartCard.Bench.Peers;
using SmartCard.Pkcs11;

namespace SmartCard.Bench.Pairs;

/// <summary>One token of SoftHSM2: the cmdlets against PyKCS11, and Core against C. Each process has its own 10,000 data objects.</summary>
internal static class Pkcs11Pairs
{
    private const int Signatures = 200;
    private const int Randoms = 20_000;
    private const int Objects = 10_000;
    private const int Listings = 20;
    private const int LargeRandom = 1 << 20;

    // Calls of a microsecond are measured when the just-in-time compiler has done its work, which takes some seconds.
    private const int WarmUps = 40;
    private const int Rounds = 15;

    private static readonly Unit ASignature = new("µs a signature", 1e6 / Signatures);
    private static readonly Unit ACall = new("µs a call", 1e6 / Randoms);
    private static readonly Unit ASlot = new("µs a slot", 1e6 / (Listings * BenchToken.Slots));
    private static readonly byte[] Message = new byte[32];

    internal static IEnumerable<Pair> Open(AtrFile _)
    {
        using BenchToken token = new();
        int[] counts = [Signatures, Randoms, Objects, Listings];
        using PeerProcess c = token.StartC(counts);
        using PeerProcess python = token.StartPyKcs11(counts);
        using Pkcs11Session session = token.Open();
        Pkcs11Object key = session.FindObjects(new Pkcs11ObjectFilter { Class = Pkcs11ObjectClass.PrivateKey }).Single();
        Fill(session);

        Pkcs11MechanismChoice mechanism = new("CKM_SHA256_RSA_PKCS");
        byte[] large = new byte[LargeRandom];
        yield return Core("Sign", ASignature, "sign", () => Repeat(Signatures, () => session.Sign(key, mechanism, Message)));
        yield return Core("GenerateRandom, 32 bytes", ACall, "random", () => Repeat(Randoms, () => session.GenerateRandom(Message.Length)));
        yield return Core("GenerateRandom into an array of 1 MiB", Unit.Milliseconds, "large", () => session.GenerateRandom(large));
        yield return Core("GenerateRandom, 1 MiB in a new array", Unit.Milliseconds, "large", () => session.GenerateRandom(LargeRandom)) with { Goal = Goal.None };
        yield return Core("find 10,000 objects", Unit.Milliseconds, "find", () => Find(session));
        yield return Core("list slots and tokens", ASlot, "list", () => Repeat(Listings, () => token.Module.GetSlots(tokenPresent: true).Select(token.Module.GetToken).ToArray()));

        using HostedEngine engine = new();
        engine.ImportModule();
        engine.Set("module", token.ModulePath);
        engine.Set("pin", BenchToken.SecurePin());
        engine.Set("messages", Enumerable.Repeat<object>(Message, Signatures).ToArray());
        engine.Set("lengths", Enumerable.Repeat<object>(Message.Length, Randoms).ToArray());
        engine.Time($"Set-Pkcs11Module $module; $s = Connect-Pkcs11Token {BenchToken.Label} -Pin $pin; $k = Get-Pkcs11Object -Session $s -Class PrivateKey; $slots = @(Get-Pkcs11Slot -TokenPresent) * {Listings}");
        yield return Shell("$messages | New-Pkcs11Signature $k SHA256_RSA_PKCS", ASignature, "sign");
        yield return Shell("$lengths | Get-Pkcs11Random $s", ACall, "random");
        yield return Shell("Get-Pkcs11Random $s 1MB", Unit.Milliseconds, "large");
        yield return Shell("Get-Pkcs11Object -Session $s -Class Data", Unit.Milliseconds, "read");
        yield return Shell($"foreach ($i in 1..{Listings}) {{ Get-Pkcs11Token }}", ASlot, "list");
        yield return Shell("$slots | Get-Pkcs11Token", ASlot, "look");

        // A command for each is a pipeline for each, which costs more than the call of a peer whatever the command does.
        yield return Shell("foreach ($length in $lengths) { Get-Pkcs11Random $s $length }", ACall, "random") with { Goal = Goal.None };
        yield return Shell("foreach ($slot in $slots) { Get-Pkcs11Token -Slot $slot.SlotId }", ASlot, "look") with { Goal = Goal.None };

        Pair Core(string name, Unit unit, string work, Action ours) =>
            new($"Core: {name}", $"C: {work}", unit, Goal.RatioAtMost(1.1), () => Time(ours), () => c.Time(work), Rounds, WarmUps);
        Pair Shell(string script, Unit unit, string work) =>
            new(script, $"PyKCS11: {work}", unit, Goal.RatioAtMost(1), () => engine.Time($"$null = {script}"), () => python.Time(work), Rounds, WarmUps);
    }

    private static void Fill(Pkcs11Session session)
    {
        Pkcs11Template template = new();
        template.Set(new Hashtable { ["CKA_CLASS"] = "CKO_DATA", ["CKA_TOKEN"] = false, ["CKA_PRIVATE"] = false, ["CKA_LABEL"] = "bench", ["CKA_VALUE"] = new byte[] { 1 } });
        Repeat(Objects, () => session.CreateObject(template));
    }

    /// <summary>The handles alone, as C finds them.</summary>
    private static void Find(Pkcs11Session session)
    {
        int found = new ObjectSearch(session).Find(new Pkcs11ObjectFilter { Class = Pkcs11ObjectClass.Data }).Count();
        if (found is not Objects)
            throw new InvalidOperationException($"{found} objects are found.");
    }

    private static void Repeat<T>(int count, Func<T> work)
    {
        for (int i = 0; i < count; i++)
            work();
    }

    /// <summary>What the garbage collector does meanwhile counts; to have it begin anew each time would measure new memory.</summary>
    private static double Time(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
