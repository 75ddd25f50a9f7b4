using System;
using System.Linq;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Pkcs11;

/// <summary>Sessions and PINs as a user has them; a SoftHSM2 of the test's own is set up, blocked and changed.</summary>
[Collection(SoftHsm.Name)]
public sealed class ConnectPkcs11TokenTests : IDisposable
{
    private const string Officer = "87654321";
    private const string User = "654321";
    private readonly OwnTokens tokens = new();

    /// <summary>PINs as a script has them, and a token that was never set up before.</summary>
    private string Start =>
        $$"""
        function Secure([string] $text) { $made = [System.Security.SecureString]::new(); $text.ToCharArray() | ForEach-Object { $made.AppendChar($_) }; $made }
        Set-Pkcs11Module '{{tokens.ModulePath}}'
        $officer = Secure {{Officer}}; $user = Secure {{User}}; $wrong = Secure 111111
        $null = Initialize-Pkcs11Token 'Own token' -SecurityOfficerPin $officer -Pin $user -Confirm:$false

        """;

    public void Dispose() => tokens.Dispose();

    /// <summary>PKCS#11 logs in a process: C_Login of a second session gives CKR_USER_ALREADY_LOGGED_IN, whatever the PIN.</summary>
    [Fact]
    public void A_PIN_that_the_token_did_not_look_at_is_said_to_be_so()
    {
        EngineResult result = PowerShellEngine.Run(
            $"{Start} $first = Connect-Pkcs11Token 'Own token' -Pin $user; $second = Connect-Pkcs11Token 'Own token' -Pin $wrong -Verbose; $first, $second | Disconnect-Pkcs11Token");

        Assert.Empty(result.ErrorIds);
        Assert.Contains(result.Verbose, line => line.Contains("did not look at the PIN", StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_token_is_set_up_and_its_user_logs_in() =>
        Assert.Equal(
            ["Own token", "Ready", "ReadOnlyUser", "ReadWriteUser", "ReadOnlyPublic"],
            Output(
                """
                (Get-Pkcs11Token 'Own token').Label
                "$((Get-Pkcs11Token 'Own token').UserPin)"
                $one = Connect-Pkcs11Token 'own TOKEN' -Pin $user; "$($one.GetInfo().State)"
                $two = Connect-Pkcs11Token -Credential ([pscredential]::new('anyone', $user)) -ReadWrite; "$($two.GetInfo().State)"
                $one, $two | Disconnect-Pkcs11Token
                $three = Connect-Pkcs11Token; "$($three.GetInfo().State)"
                $three | Disconnect-Pkcs11Token
                """));

    [Theory]
    [InlineData("-Label 'Own token'", "")]
    [InlineData("-SerialNumber $token.SerialNumber", "")]
    [InlineData("-Slot $token.SlotId", "")]
    [InlineData("-Uri 'pkcs11:token=Own%20token;manufacturer=SoftHSM%20project'", "")]
    [InlineData("-Uri \"pkcs11:serial=$($token.SerialNumber);type=private?module-path=$($token.ModulePath)\"", "")]
    [InlineData("-Label Other", "TokenNotFound")]
    [InlineData("-SerialNumber 1", "TokenNotFound")]
    [InlineData("-Slot 4242", "SlotNotFound")]
    [InlineData("-Uri 'pkcs11:token=Own%20token;model=Other'", "TokenNotFound")]
    [InlineData("-Uri 'pkcs11:token=Own%20token?pin-value=654321'", "InvalidPkcs11Uri")]
    [InlineData("-Uri http://example.org/", "InvalidPkcs11Uri")]
    public void A_token_is_named(string name, string errorId)
    {
        EngineResult result = PowerShellEngine.Run($"{Start}$token = Get-Pkcs11Token 'Own token'; $session = Connect-Pkcs11Token {name}; $session.SlotId -eq $token.SlotId; Disconnect-Pkcs11Token -Slot $token.SlotId");

        string[] ids = [.. result.Errors.Concat(result.TerminatingError is null ? [] : [result.TerminatingError]).Select(error => error.FullyQualifiedErrorId.Split(',')[0])];
        Assert.Equal(errorId.Length is 0 ? [] : [errorId], ids);
        Assert.Equal(errorId.Length is 0, result.Output.Any(item => item?.BaseObject is true));
        Assert.DoesNotContain("654321", string.Concat(result.Errors.Append(result.TerminatingError).Select(error => error?.ErrorDetails.Message)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_PIN_is_an_error_that_tells_what_the_token_says_and_shows_no_PIN()
    {
        EngineResult result = PowerShellEngine.Run(Start + "Connect-Pkcs11Token -Pin $wrong -Verbose; Set-Pkcs11Pin -OldPin $wrong -NewPin $user; Unlock-Pkcs11Pin -SecurityOfficerPin $wrong -NewPin $user");

        Assert.Empty(result.Output);
        Assert.Equal(["PinIncorrect", "PinIncorrect", "PinIncorrect"], result.ErrorIds);
        Assert.All(result.Errors, error => Assert.Contains("tries", error.ErrorDetails.Message, StringComparison.Ordinal));
        Assert.All(
            result.Errors.Select(error => error.ToString() + error.Exception + error.TargetObject).Concat(result.Verbose),
            text => Assert.DoesNotContain("111111", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Plain_text_is_no_PIN_and_is_not_shown()
    {
        string message = Assert.Single(PowerShellEngine.Run("Connect-Pkcs11Token -Pin 998877").Errors).Exception.Message;

        Assert.Contains("SecureString", message, StringComparison.Ordinal);
        Assert.DoesNotContain("998877", message, StringComparison.Ordinal);
    }

    [Fact]
    public void PINs_are_changed_and_the_security_officer_sets_the_users_anew() =>
        Assert.Equal(
            ["ReadOnlyUser", "ReadWriteSecurityOfficer", "ReadOnlyUser"],
            Output(
                """
                $other = Secure 999999
                function State($session) { "$($session.GetInfo().State)"; Disconnect-Pkcs11Token $session }
                Set-Pkcs11Pin -OldPin $user -NewPin $other
                State (Connect-Pkcs11Token -Pin $other)
                Set-Pkcs11Pin -SecurityOfficer -OldPin $officer -NewPin $other
                State (Connect-Pkcs11Token -SecurityOfficer -Pin $other)
                Unlock-Pkcs11Pin -SecurityOfficerPin $other -NewPin $user
                State (Connect-Pkcs11Token -Pin $user)
                """));

    [Fact]
    public void WhatIf_changes_nothing() =>
        Assert.Equal(
            ["Own token", true],
            Output(
                """
                $token = Get-Pkcs11Token 'Own token'
                $token | Initialize-Pkcs11Token Other -SecurityOfficerPin $officer -WhatIf
                $token | Set-Pkcs11Pin -OldPin $user -NewPin $wrong -WhatIf
                $token | Unlock-Pkcs11Pin -SecurityOfficerPin $officer -NewPin $wrong -WhatIf
                $session = Connect-Pkcs11Token -Pin $user
                $session | Disconnect-Pkcs11Token -WhatIf
                (Get-Pkcs11Token 'Own token').Label; -not $session.IsClosed
                $session.Dispose()
                """));

    [Fact]
    public void A_token_with_open_sessions_is_set_up_anew_once_all_are_closed_also_those_forgotten()
    {
        EngineResult result = PowerShellEngine.Run(
            Start +
            """
            $null = Connect-Pkcs11Token; $null = Connect-Pkcs11Token
            $token = Get-Pkcs11Token 'Own token'
            $token | Initialize-Pkcs11Token Again -SecurityOfficerPin $officer -Confirm:$false
            $token | Disconnect-Pkcs11Token
            ($token | Initialize-Pkcs11Token Again -SecurityOfficerPin $officer -Confirm:$false).Label
            "$((Get-Pkcs11Token Again).UserPin)"
            """);

        Assert.Equal(["SessionConflict"], result.ErrorIds);
        Assert.Equal(["Again", "NotInitialized"], result.Output.Select(item => item!.BaseObject));
    }

    [Theory]
    [InlineData("Connect-Pkcs11Token -SecurityOfficer", "PinRequired")]
    [InlineData("Set-Pkcs11Pin -OldPin $user", "PinRequired")]
    [InlineData("Unlock-Pkcs11Pin", "PinRequired")]
    [InlineData("Set-Pkcs11Pin -OldPin $user -NewPin (Secure 1)", "PinInvalid")]
    [InlineData("Initialize-Pkcs11Token -Label ('x' * 33) -SecurityOfficerPin $officer", "InvalidTokenLabel")]
    [InlineData("$null = Initialize-Pkcs11Token Second -SecurityOfficerPin $officer -Confirm:$false; Connect-Pkcs11Token", "TokenAmbiguous")]
    public void What_cannot_be_is_one_clear_error(string command, string errorId) =>
        Assert.Equal([errorId], PowerShellEngine.Run(Start + command).ErrorIds);

    [Fact]
    public void The_tab_key_completes_labels_and_serial_numbers()
    {
        string serial = (string)Output("(Get-Pkcs11Token 'Own token').SerialNumber").Single();

        Assert.Contains("'Own token'", PowerShellEngine.Complete($"Connect-Pkcs11Token -Module '{tokens.ModulePath}' -Label own").Select(match => match.CompletionText));
        Assert.Contains($"'{serial}'", PowerShellEngine.Complete($"Connect-Pkcs11Token -Module '{tokens.ModulePath}' -SerialNumber ").Select(match => match.CompletionText));
    }

    [Fact]
    public void A_session_shows_its_slot_and_its_module() =>
        Assert.Contains("SessionId SlotId", PowerShellEngine.Show(Start + "Connect-Pkcs11Token | Format-Table; Get-Pkcs11Token 'Own token' | Disconnect-Pkcs11Token").Replace("     ", " ", StringComparison.Ordinal), StringComparison.Ordinal);

    private object[] Output(string script)
    {
        EngineResult result = PowerShellEngine.Run(Start + script);
        Assert.Null(result.TerminatingError);
        Assert.Empty(result.Errors);
        return [.. result.Output.Select(item => item!.BaseObject)];
    }
}
