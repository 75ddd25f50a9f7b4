using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using SmartCard.Fixtures;
using SmartCard.Pkcs11;
using Xunit;

namespace SmartCard.Core.Tests.Pkcs11;

/// <summary>Modules and tokens that do not behave, and everything that is open at once; the module is that of steered-pkcs11.c.</summary>
[Collection(SoftHsm.Name)]
public sealed class Pkcs11SafetyTests
{
    private const ulong Slot = 7;

    [Fact]
    public void A_library_that_others_initialised_is_used_and_not_finalised()
    {
        using SteeredModule library = SteeredModule.Compile();
        library.InitializeByOthers();

        Pkcs11Module module = Pkcs11Module.Load(library.Path);
        Assert.True(module.GetInfo().AlreadyInitialized);
        Pkcs11Module.FinalizeAll();

        Assert.True(module.IsFinalized);
        Assert.Equal(1, library["initialize_calls"]);
        Assert.Equal(0, library["finalize_calls"]);
        Assert.Equal("Steered module", Pkcs11Module.Load(library.Path).GetInfo().LibraryDescription);
    }

    [Fact]
    public void A_library_is_finalised_once_however_often_that_is_asked()
    {
        using SteeredModule library = SteeredModule.Compile();
        _ = Pkcs11Module.Load(library.Path);

        Parallel.For(0, 8, _ => Pkcs11Module.FinalizeAll());

        Assert.Equal(1, library["initialize_calls"]);
        Assert.Equal(1, library["finalize_calls"]);
    }

    [Fact]
    public void Forgotten_sessions_are_closed()
    {
        using SteeredModule library = SteeredModule.Compile();
        Pkcs11Module module = Pkcs11Module.Load(library.Path);

        Forget(module);
        Assert.Equal(100, library["open_sessions"]);
        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.Equal(0, library["open_sessions"]);
        Assert.Equal(0, module.CloseSessions(Slot));
    }

    [Fact]
    public void All_sessions_with_a_slot_are_closed_together_and_a_second_time_closes_no_others()
    {
        using SteeredModule library = SteeredModule.Compile();
        Pkcs11Module module = Pkcs11Module.Load(library.Path);
        Pkcs11Session[] sessions = [.. Enumerable.Range(0, 5).Select(_ => module.OpenSession(Slot))];
        sessions[2].Dispose();

        Assert.Equal(0, module.CloseSessions(Slot + 1));
        Assert.Equal(4, module.CloseSessions(Slot));
        Assert.All(sessions, session => Assert.True(session.IsClosed));

        using Pkcs11Session next = module.OpenSession(Slot);
        foreach (Pkcs11Session session in sessions)
            session.Dispose();
        Assert.Equal(1, library["open_sessions"]);
    }

    [Fact]
    public void Sessions_that_end_after_their_library_do_no_harm()
    {
        using SteeredModule library = SteeredModule.Compile();
        Pkcs11Session session = Pkcs11Module.Load(library.Path).OpenSession(Slot);

        Pkcs11Module.FinalizeAll();
        session.Dispose();
        session.Dispose();

        Assert.Equal(1, library["finalize_calls"]);
        using Pkcs11Session next = Pkcs11Module.Load(library.Path).OpenSession(Slot);
        Assert.Equal(1, library["open_sessions"]);
    }

    [Fact]
    public void Several_modules_work_at_once_each_with_its_own_tokens()
    {
        SoftHsm.Require();
        using SteeredModule one = SteeredModule.Compile(), two = SteeredModule.Compile();
        Pkcs11Module[] modules = [.. new[] { one.Path, two.Path, SoftHsm.ModulePath }.Select(Pkcs11Module.Load)];

        Assert.Equal(3, modules.Distinct().Count());
        Parallel.For(0, 300, i =>
        {
            Pkcs11Module module = modules[i % 3];
            using Pkcs11Session session = module.OpenSession(module.GetSlotIds(tokenPresent: true)[0]);
            _ = session.GetInfo();
        });

        Assert.Equal(0, one["open_sessions"] + two["open_sessions"]);
    }

    [Fact]
    public void Finalising_in_the_middle_of_calls_ends_each_with_a_result_or_an_error_of_its_own()
    {
        using SteeredModule library = SteeredModule.Compile();
        Parallel.For(0, 2000, i =>
        {
            try
            {
                if (i % 100 is 99)
                    Pkcs11Module.FinalizeAll();
                using Pkcs11Session session = Pkcs11Module.Load(library.Path).OpenSession(Slot);
                _ = session.GetInfo();
            }
            catch (Pkcs11Exception exception)
            {
                Assert.Contains(exception.StatusName, new[] { "CKR_CRYPTOKI_NOT_INITIALIZED", "CKR_SESSION_HANDLE_INVALID" });
            }
        });

        Pkcs11Module.FinalizeAll();
        Assert.Equal(library["initialize_calls"], library["finalize_calls"]);
    }

    [Fact]
    public void A_token_pulled_in_the_middle_is_an_error_of_its_own_and_the_next_call_works_once_it_is_back()
    {
        using SteeredModule library = SteeredModule.Compile();
        Pkcs11Module module = Pkcs11Module.Load(library.Path);
        using Pkcs11Session session = module.OpenSession(Slot);

        library["token_present"] = 0;
        Assert.Equal("CKR_DEVICE_REMOVED", Assert.Throws<Pkcs11Exception>(() => session.GetInfo()).StatusName);
        Assert.Equal("CKR_TOKEN_NOT_PRESENT", Assert.Throws<Pkcs11Exception>(() => module.OpenSession(Slot)).StatusName);
        Assert.Empty(module.GetSlots(tokenPresent: true));

        library["token_present"] = 1;
        Assert.Equal("Steered token", module.GetToken(Slot).Label);
        using Pkcs11Session next = module.OpenSession(Slot);
        Assert.Equal(Slot, next.GetInfo().SlotId);
    }

    /// <summary>In OpenSC the number is an address (pkcs11-session.c), which is free again when the card was pulled.</summary>
    [Fact]
    public void A_session_that_ended_with_its_token_neither_speaks_for_the_next_of_its_number_nor_closes_it()
    {
        using SteeredModule library = SteeredModule.Compile();
        library.SetNumber("session_number", 5);
        Pkcs11Module module = Pkcs11Module.Load(library.Path);
        Pkcs11Session ended = module.OpenSession(Slot);

        using Pkcs11Session next = module.OpenSession(Slot);

        Assert.Equal(ended.SessionId, next.SessionId);
        Assert.True(ended.IsClosed);
        Assert.Equal("CKR_SESSION_HANDLE_INVALID", Assert.Throws<Pkcs11Exception>(() => ended.GetInfo()).StatusName);
        ended.Dispose();
        Assert.Equal(Slot, next.GetInfo().SlotId);
        Assert.Equal(1, module.CloseSessions(Slot));
    }

    [Fact]
    public void A_session_that_was_closed_is_said_to_be_and_not_its_module()
    {
        using SteeredModule library = SteeredModule.Compile();
        Pkcs11Session session = Pkcs11Module.Load(library.Path).OpenSession(Slot);

        session.Dispose();

        Assert.Equal("CKR_SESSION_HANDLE_INVALID", Assert.Throws<Pkcs11Exception>(() => session.GetInfo()).StatusName);
    }

    [Theory]
    [InlineData(0x05, 0, true)] // CKR_GENERAL_ERROR
    [InlineData(0x06, 0, true)] // CKR_FUNCTION_FAILED
    [InlineData(0x30, 0, true)] // CKR_DEVICE_ERROR
    [InlineData(0x05, 1, false)]
    [InlineData(0xA0, 0, false)] // CKR_PIN_INCORRECT
    public void A_code_that_says_nothing_from_an_empty_slot_means_that_the_token_is_gone(long status, int isPresent, bool isGone)
    {
        using SteeredModule library = SteeredModule.Compile();
        using Pkcs11Session session = Pkcs11Module.Load(library.Path).OpenSession(Slot);
        library.SetNumber("login_result", status);
        library["token_present"] = isPresent;

        Pkcs11Exception exception = Assert.Throws<Pkcs11Exception>(() => session.Login(Pkcs11UserType.User, pin: null));

        Assert.Equal(isGone, exception.TokenIsGone);
        Assert.Equal((ulong)status, exception.Status);
    }

    [Fact]
    public void Random_bytes_that_a_token_does_not_make_are_an_error()
    {
        using SteeredModule library = SteeredModule.Compile();
        using Pkcs11Session session = Pkcs11Module.Load(library.Path).OpenSession(Slot);

        Pkcs11Exception failure = Assert.Throws<Pkcs11Exception>(() => session.GenerateRandom(new byte[8]));

        Assert.Equal(("C_GenerateRandom", "CKR_FUNCTION_NOT_SUPPORTED", (ulong?)Slot), (failure.Function, failure.StatusName, failure.SlotId));
    }

    [Fact]
    public void A_function_that_is_missing_is_told_before_anything_is_called()
    {
        using SteeredModule library = SteeredModule.Compile("-DHOLE");

        Assert.Equal(Pkcs11ModuleFault.MissingFunctions, Assert.Throws<Pkcs11ModuleException>(() => Pkcs11Module.Load(library.Path)).Fault);
        Assert.Equal(0, library["initialize_calls"]);
    }

    /// <summary>The first 52 bytes of an i386 shared object (System V ABI, figure 4-3): EI_CLASS 1 is 32 bits, e_machine 3 is the Intel 80386.</summary>
    [Fact]
    public void A_library_of_32_bits_is_the_wrong_architecture()
    {
        string path = Path.GetTempFileName();
        byte[] header = [0x7F, (byte)'E', (byte)'L', (byte)'F', 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 3, 0, 1, 0, 0, 0, .. new byte[16], 52, 0, 32, 0, 0, 0, 40, 0, 0, 0, 0, 0];
        File.WriteAllBytes(path, [.. header, .. new byte[4096]]);
        try
        {
            Assert.Equal(Pkcs11ModuleFault.WrongArchitecture, Assert.Throws<Pkcs11ModuleException>(() => Pkcs11Module.Load(path)).Fault);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Ten_thousand_sessions_and_signatures_leave_nothing_behind()
    {
        SoftHsm.Require();
        Pkcs11Module module = Pkcs11Module.Load(SoftHsm.ModulePath);
        ulong slot = module.GetSlots(tokenPresent: true).Select(module.GetToken).Single(token => token.Label is SoftHsm.TokenLabel).SlotId;
        long? before = module.GetToken(slot).SessionCount;

        List<WeakReference> used = OpenSignAndClose(module, slot);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.Equal(20_000, used.Count);
        Assert.DoesNotContain(used, item => item.IsAlive);
        Assert.Equal(before, module.GetToken(slot).SessionCount);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference> OpenSignAndClose(Pkcs11Module module, ulong slot)
    {
        Pkcs11Template template = new();
        template.Set(new Hashtable { ["CKA_TOKEN"] = false, ["CKA_PRIVATE"] = false, ["CKA_SIGN"] = true, ["CKA_VALUE_LEN"] = 32 });
        using Pkcs11Session signing = module.OpenSession(slot);
        Pkcs11Object key = signing.GenerateKey(new Pkcs11MechanismChoice("CKM_GENERIC_SECRET_KEY_GEN"), template);
        List<WeakReference> used = [];
        for (int i = 0; i < 10_000; i++)
        {
            Pkcs11Session session = module.OpenSession(slot);
            used.Add(new WeakReference(session));
            session.Dispose();
            used.Add(new WeakReference(signing.Sign(key, new Pkcs11MechanismChoice("CKM_SHA256_HMAC"), [1, 2, 3])));
        }

        return used;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(Pkcs11Module module)
    {
        for (int i = 0; i < 100; i++)
            _ = module.OpenSession(Slot);
    }
}
