namespace SmartCard.Pkcs11;

/// <content>Setting PINs.</content>
public sealed partial class Pkcs11Session
{
    /// <summary>Sets the user's PIN anew (C_InitPIN); a PIN that was blocked works again.</summary>
    /// <param name="pin">The new PIN; null has it typed at the reader or the token (protected authentication path).</param>
    /// <remarks>The session can write, and the security officer is logged in.</remarks>
    /// <exception cref="Pkcs11Exception">The call failed, as with CKR_USER_NOT_LOGGED_IN or CKR_PIN_LEN_RANGE.</exception>
    public void InitPin(Pkcs11Pin? pin) => Call("C_InitPIN", native => native.InitPin(pin?.Bytes));

    /// <summary>Changes the PIN of who is logged in, or the user's when nobody is (C_SetPIN).</summary>
    /// <param name="present">The PIN as it is; null has it typed at the reader or the token (protected authentication path).</param>
    /// <param name="future">The PIN as it shall be; null together with <paramref name="present"/>.</param>
    /// <remarks>The session can write.</remarks>
    /// <exception cref="Pkcs11Exception">The call failed, as with CKR_PIN_INCORRECT. It is not tried again.</exception>
    public void SetPin(Pkcs11Pin? present, Pkcs11Pin? future) => Call("C_SetPIN", native => native.SetPin(present?.Bytes, future?.Bytes));
}
