using SmartCard.Fixtures;

namespace SmartCard.Tests.Pkcs11;

/// <summary>The beginnings of scripts that work with a token.</summary>
internal static class TokenScript
{
    /// <summary>Gives <c>$session</c>, which can write and is logged in, with the SoftHSM2 token, and <c>$pin</c>.</summary>
    public const string WithSession =
        $"""
        $pin = [System.Net.NetworkCredential]::new('', '{SoftHsm.UserPin}').SecurePassword
        $session = Connect-Pkcs11Token -Label '{SoftHsm.TokenLabel}' -Pin $pin -ReadWrite

        """;

    /// <summary>Chooses SoftHSM2.</summary>
    public static string WithModule => $"Set-Pkcs11Module '{SoftHsm.ModulePath}'\n";
}
