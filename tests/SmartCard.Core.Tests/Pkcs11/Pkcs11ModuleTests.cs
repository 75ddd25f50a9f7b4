using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security;
using System.Threading.Tasks;
using SmartCard.Fixtures;
using SmartCard.Pkcs11;
using Xunit;

namespace SmartCard.Core.Tests.Pkcs11;

[Collection(SoftHsm.Name)]
public sealed class Pkcs11ModuleTests
{
    public Pkcs11ModuleTests() => SoftHsm.Require();

    private static Pkcs11Module Module => Pkcs11Module.Load(SoftHsm.ModulePath);

    private static Pkcs11Token Token => Module.GetSlots(tokenPresent: true).Select(Module.GetToken).Single(token => token.Label is SoftHsm.TokenLabel);

    [Fact]
    public void A_module_says_what_pkcs11_tool_says_of_it()
    {
        Pkcs11ModuleInfo info = Module.GetInfo();
        string[] told = SoftHsm.Run("pkcs11-tool", "--module", SoftHsm.ModulePath, "--show-info").Split('\n');

        Assert.Contains($"Cryptoki version {info.CryptokiVersion}", told);
        Assert.Contains($"Manufacturer     {info.ManufacturerId}", told);
        Assert.Contains($"Library          {info.LibraryDescription} (ver {info.LibraryVersion})", told);
        Assert.False(info.AlreadyInitialized);
    }

    [Fact]
    public void A_token_says_what_it_was_initialised_with()
    {
        Pkcs11Token token = Token;

        Assert.Equal("SoftHSM v2", token.Model);
        Assert.True(token.Initialized);
        Assert.Equal(Pkcs11PinState.Ready, token.UserPin);
        Assert.Null(token.FreePublicMemoryBytes);
        Assert.InRange(token.UtcTime!.Value, DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow.AddMinutes(5));
        Assert.Equal(DateTimeKind.Utc, token.UtcTime.Value.Kind);
    }

    [Fact]
    public void A_slot_with_a_token_that_is_not_initialised_does_not_end_the_list()
    {
        Assert.Equal(
            [true, false],
            Module.GetSlots().Select(slot => Module.GetToken(slot).Initialized).OrderDescending());
    }

    [Fact]
    public void Slots_are_chosen_by_their_numbers_and_one_that_is_not_there_is_left_out() =>
        Assert.Equal([Token.SlotId], Module.GetSlots([4242, Token.SlotId, Token.SlotId]).Select(slot => slot.SlotId));

    [Fact]
    public void The_mechanisms_are_those_that_pkcs11_tool_lists()
    {
        IReadOnlyList<Pkcs11Mechanism> mechanisms = Module.GetMechanisms(Token.SlotId);
        string[] lines = SoftHsm.Run("pkcs11-tool", "--module", SoftHsm.ModulePath, "--list-mechanisms", "--token-label", SoftHsm.TokenLabel)
            .Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal)).ToArray();

        Assert.Equal(lines.Length, mechanisms.Count);
        Pkcs11Mechanism rsa = mechanisms.Single(mechanism => mechanism.Mechanism is "CKM_SHA256_RSA_PKCS");
        Assert.Contains($"  SHA256-RSA-PKCS, keySize={{{rsa.MinKeySize},{rsa.MaxKeySize}}}, sign, verify", lines);
        Assert.Equal(Pkcs11MechanismFlags.Sign | Pkcs11MechanismFlags.Verify, rsa.Flags);
    }

    [Fact]
    public void All_who_ask_get_one_module()
    {
        Pkcs11Module[] modules = new Pkcs11Module[64];
        Parallel.For(0, modules.Length, i => modules[i] = Pkcs11Module.Load(i % 2 is 0 ? SoftHsm.ModulePath : Path.GetRelativePath(".", SoftHsm.ModulePath)));

        Assert.Single(modules.Distinct());
    }

    [Fact]
    public void After_FinalizeAll_the_old_module_says_so_and_a_new_one_works()
    {
        Pkcs11Module old = Module;
        Pkcs11Session session = old.OpenSession(Token.SlotId);

        Pkcs11Module.FinalizeAll();

        Assert.True(old.IsFinalized);
        Assert.Equal("CKR_CRYPTOKI_NOT_INITIALIZED", Assert.Throws<Pkcs11Exception>(() => old.GetInfo()).StatusName);
        Assert.Equal("CKR_CRYPTOKI_NOT_INITIALIZED", Assert.Throws<Pkcs11Exception>(() => session.GetInfo()).StatusName);
        session.Dispose();
        Assert.Equal(SoftHsm.TokenLabel, Token.Label);
    }

    [Fact]
    public void A_failure_tells_the_function_the_code_the_slot_and_the_module()
    {
        Pkcs11Exception exception = Assert.Throws<Pkcs11Exception>(() => Module.GetToken(0xABCDEF));

        Assert.Equal("C_GetSlotInfo", exception.Function);
        Assert.Equal("CKR_SLOT_ID_INVALID", exception.StatusName);
        Assert.Equal(3, exception.HResult);
        Assert.Equal(
            $"C_GetSlotInfo failed on slot 11259375 of \"{Module.ModulePath}\": there is no slot of that number (CKR_SLOT_ID_INVALID, 0x00000003).",
            exception.Message);
    }

    [Fact]
    public void The_right_pin_logs_in_and_a_wrong_one_does_not()
    {
        using Pkcs11Session session = Module.OpenSession(Token.SlotId, readWrite: true);
        Assert.Equal(Pkcs11SessionState.ReadWritePublic, session.GetInfo().State);

        Assert.Equal("CKR_PIN_INCORRECT", Assert.Throws<Pkcs11Exception>(() => LogIn(session, "000000")).StatusName);
        LogIn(session, SoftHsm.UserPin);

        Assert.Equal(Pkcs11SessionState.ReadWriteUser, session.GetInfo().State);
        session.Logout();
    }

    [Fact]
    public void A_pin_is_zeroed_and_tells_nothing()
    {
        // UTF-8 of U+00F6, by RFC 3629: C3 B6.
        Pkcs11Pin pin = Pkcs11Pin.From(Secure("pö1"));
        Assert.Equal([0x70, 0xC3, 0xB6, 0x31], pin.Bytes);
        Assert.Equal("****", pin.ToString());

        pin.Dispose();
        pin.Dispose();

        Assert.All(pin.Bytes, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Sessions_end_in_any_order()
    {
        Pkcs11Session[] sessions = [.. Enumerable.Range(0, 100).Select(_ => Module.OpenSession(Token.SlotId))];
        foreach (Pkcs11Session session in sessions.OrderBy(session => session.SessionId % 7))
            session.Dispose();

        Assert.All(sessions, session => Assert.True(session.IsClosed));
        Assert.Throws<Pkcs11Exception>(() => sessions[0].GetInfo());
    }

    private static void LogIn(Pkcs11Session session, string text)
    {
        using Pkcs11Pin pin = Pkcs11Pin.From(Secure(text));
        session.Login(Pkcs11UserType.User, pin);
    }

    private static SecureString Secure(string text)
    {
        SecureString secure = new();
        foreach (char character in text)
            secure.AppendChar(character);
        return secure;
    }
}
