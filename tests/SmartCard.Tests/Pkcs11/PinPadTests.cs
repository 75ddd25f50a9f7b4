using System;
using System.Linq;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Pkcs11;

/// <summary>What a token tells that SoftHSM never does: PIN pads, tries that are left, and being pulled.</summary>
[Collection(SoftHsm.Name)]
public sealed class PinPadTests : IDisposable
{
    // CKF_TOKEN_INITIALIZED, CKF_PROTECTED_AUTHENTICATION_PATH, CKF_USER_PIN_COUNT_LOW, _FINAL_TRY, _LOCKED; pkcs11t.h.
    private const long Initialized = 0x400, PinPad = 0x100, CountLow = 0x10000, FinalTry = 0x20000, Locked = 0x40000;
    private const long PinIncorrect = 0xA0, PinLocked = 0xA4;
    private readonly SteeredModule module = SteeredModule.Compile();

    private string Start =>
        $$"""
        Set-Pkcs11Module '{{module.Path}}'
        $pin = [System.Security.SecureString]::new(); '1234'.ToCharArray() | ForEach-Object { $pin.AppendChar($_) }

        """;

    public void Dispose() => module.Dispose();

    [Theory]
    [InlineData(PinPad, "Connect-Pkcs11Token", 1, -1)]
    [InlineData(PinPad, "Connect-Pkcs11Token -SecurityOfficer", 1, -1)]
    [InlineData(PinPad, "Connect-Pkcs11Token -NoLogin", 0, -2)]
    [InlineData(PinPad, "Connect-Pkcs11Token -Pin $pin", 1, 4)]
    [InlineData(0, "Connect-Pkcs11Token", 0, -2)]
    [InlineData(0, "Connect-Pkcs11Token -Pin $pin", 1, 4)]
    public void A_PIN_is_typed_at_the_reader_when_it_has_a_PIN_pad_and_none_is_given(long flags, string command, int logins, long pinLength)
    {
        module.SetNumber("token_flags", Initialized | flags);

        EngineResult result = PowerShellEngine.Run(Start + command);

        Assert.Empty(result.ErrorIds);
        Assert.Equal(logins, module["login_calls"]);
        Assert.Equal(pinLength, module.Number("last_pin_length"));
    }

    [Theory]
    [InlineData(PinIncorrect, 0L, "PinIncorrect", "does not tell how many tries")]
    [InlineData(PinIncorrect, CountLow, "PinIncorrect", "Some tries are used up")]
    [InlineData(PinIncorrect, CountLow | FinalTry, "PinIncorrect", "One try is left")]
    [InlineData(PinIncorrect, Locked, "PinBlocked", "The PIN is blocked")]
    [InlineData(PinLocked, 0L, "PinBlocked", "The PIN is blocked")]
    public void A_wrong_PIN_is_sent_once_and_the_error_tells_what_is_left(long result, long flags, string errorId, string told)
    {
        module.SetNumber("login_result", result);
        module.SetNumber("token_flags", Initialized | flags);

        var error = Assert.Single(PowerShellEngine.Run(Start + "Connect-Pkcs11Token -Pin $pin").Errors);

        Assert.StartsWith(errorId + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(told, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(1, module["login_calls"]);
        Assert.Equal(0, module["open_sessions"]);
    }

    [Fact]
    public void A_token_that_is_pulled_is_an_error_of_its_own_and_the_next_call_works_once_it_is_back()
    {
        module.SetNumber("token_flags", Initialized);
        string connect = Start + "$session = Connect-Pkcs11Token; ";
        Assert.Empty(PowerShellEngine.Run(connect + "$session | Disconnect-Pkcs11Token").ErrorIds);

        module["token_present"] = 0;
        Assert.Equal(["TokenNotFound"], PowerShellEngine.Run(connect).ErrorIds);
        Assert.Equal(["TokenNotPresent"], PowerShellEngine.Run(Start + "Connect-Pkcs11Token -Slot 7").ErrorIds);

        module["token_present"] = 1;
        Assert.Empty(PowerShellEngine.Run(connect + "$session | Disconnect-Pkcs11Token").ErrorIds);
        Assert.Equal(0, module["open_sessions"]);
    }

    [Fact]
    public void Several_sessions_of_PowerShell_work_at_once_with_one_module()
    {
        module.SetNumber("token_flags", Initialized);
        string[] errors = [.. Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).SelectMany(_ => PowerShellEngine.Run(Start + "foreach ($i in 1..20) { Connect-Pkcs11Token -Pin $pin | Disconnect-Pkcs11Token }").ErrorIds)];

        Assert.Empty(errors);
        Assert.Equal(1, module["initialize_calls"]);
        Assert.Equal(160, module["login_calls"]);
        Assert.Equal(0, module["open_sessions"]);
    }
}
