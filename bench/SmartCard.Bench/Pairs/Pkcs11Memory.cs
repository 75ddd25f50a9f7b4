using System.Collections;
using SmartCard.Bench.Peers;
using SmartCard.Pkcs11;

namespace SmartCard.Bench.Pairs;

/// <summary>10,000 sessions opened and closed and 100,000 signatures in ten parts each: the memory after each part.</summary>
internal static class Pkcs11Memory
{
    private const int Parts = 10;
    private const int Sessions = 10_000;
    private const int Signatures = 100_000;

    internal static void Print()
    {
        using BenchToken token = new();
        using Pkcs11Session session = token.Open();

        // An HMAC, so that what is measured is the way there and not RSA.
        Pkcs11Template template = new();
        template.Set(new Hashtable { ["CKA_TOKEN"] = false, ["CKA_SIGN"] = true, ["CKA_VALUE_LEN"] = 32 });
        Pkcs11Object key = session.GenerateKey(new Pkcs11MechanismChoice("CKM_GENERIC_SECRET_KEY_GEN"), template);
        Pkcs11MechanismChoice mechanism = new("CKM_SHA256_HMAC");

        MemoryTable.Begin();
        for (int part = 0; part <= Parts; part++)
        {
            for (int i = 0; part > 0 && i < Sessions / Parts; i++)
                token.Module.OpenSession(token.SlotId).Dispose();
            MemoryTable.Row($"{part * Sessions / Parts} sessions");
        }

        for (int part = 1; part <= Parts; part++)
        {
            for (int i = 0; i < Signatures / Parts; i++)
                session.Sign(key, mechanism, new byte[32]);
            MemoryTable.Row($"{part * Signatures / Parts} signatures");
        }
    }
}
