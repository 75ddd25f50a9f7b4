using System.Collections.Generic;
using Net.Pkcs11Interop.Common;
using InteropException = Net.Pkcs11Interop.Common.Pkcs11Exception;

namespace SmartCard.Pkcs11;

/// <content>Wrapping, unwrapping and deriving keys, and random bytes.</content>
public sealed partial class Pkcs11Session
{
    /// <summary>The mechanisms of the token (C_GetMechanismList, C_GetMechanismInfo).</summary>
    /// <exception cref="Pkcs11Exception">A call failed.</exception>
    public IReadOnlyList<Pkcs11Mechanism> GetMechanisms() => Module.GetMechanisms(SlotId);

    /// <summary>Wraps a key: encrypts it to be kept outside the token (C_WrapKey).</summary>
    /// <param name="wrappingKey">The key that encrypts.</param>
    /// <param name="mechanism">How; <see cref="Pkcs11MechanismChoice.ForEncryption"/> makes an initialisation vector.</param>
    /// <param name="key">The key that is wrapped.</param>
    /// <exception cref="Pkcs11Exception">The call failed, as with CKR_KEY_UNEXTRACTABLE.</exception>
    /// <exception cref="Pkcs11MechanismException">The token does not have the mechanism.</exception>
    public byte[] WrapKey(Pkcs11Object wrappingKey, Pkcs11MechanismChoice mechanism, Pkcs11Object key) =>
        Use("C_WrapKey", mechanism, Pkcs11MechanismFlags.Wrap, (native, chosen) =>
            native.WrapKey(chosen, HandleOf(native, wrappingKey), HandleOf(native, key)));

    /// <summary>Unwraps a key: decrypts it inside the token (C_UnwrapKey).</summary>
    /// <param name="unwrappingKey">The key that decrypts.</param>
    /// <param name="mechanism">How it was wrapped.</param>
    /// <param name="wrapped">The wrapped key.</param>
    /// <param name="template">The attributes of the key; at least its class and type.</param>
    /// <exception cref="Pkcs11Exception">The call failed, as with CKR_WRAPPED_KEY_INVALID.</exception>
    /// <exception cref="Pkcs11MechanismException">The token does not have the mechanism.</exception>
    public Pkcs11Object UnwrapKey(Pkcs11Object unwrappingKey, Pkcs11MechanismChoice mechanism, byte[] wrapped, Pkcs11Template template) =>
        ReadObject(Use("C_UnwrapKey", mechanism, Pkcs11MechanismFlags.Unwrap, (native, chosen) =>
            template.With(native, attributes => native.UnwrapKey(chosen, HandleOf(native, unwrappingKey), wrapped, attributes))));

    /// <summary>Derives a key from another (C_DeriveKey).</summary>
    /// <param name="baseKey">The key it is derived from.</param>
    /// <param name="mechanism">How, such as CKM_ECDH1_DERIVE.</param>
    /// <param name="template">The attributes of the key; at least its class and type.</param>
    /// <exception cref="Pkcs11Exception">The call failed.</exception>
    /// <exception cref="Pkcs11MechanismException">The token does not have the mechanism.</exception>
    public Pkcs11Object DeriveKey(Pkcs11Object baseKey, Pkcs11MechanismChoice mechanism, Pkcs11Template template) =>
        ReadObject(Use("C_DeriveKey", mechanism, Pkcs11MechanismFlags.Derive, (native, chosen) =>
            template.With(native, attributes => native.DeriveKey(chosen, HandleOf(native, baseKey), attributes))));

    /// <summary>Random bytes of the token (C_GenerateRandom).</summary>
    /// <param name="length">How many, 1 or more.</param>
    /// <exception cref="Pkcs11Exception">The call failed, as with CKR_RANDOM_NO_RNG.</exception>
    public byte[] GenerateRandom(int length)
    {
        byte[] random = new byte[length];
        GenerateRandom(random);
        return random;
    }

    /// <summary>Fills an array with random bytes of the token (C_GenerateRandom).</summary>
    /// <param name="random">The array, of 1 byte or more; after a failure, what is in it is not told.</param>
    /// <exception cref="Pkcs11Exception">The call failed, as with CKR_RANDOM_NO_RNG.</exception>
    public void GenerateRandom(byte[] random) => Call("C_GenerateRandom", (Session: this, Random: random), static (_, input) =>
        input.Session.Module.Native.GenerateRandom(input.Session.SessionId, input.Random) is not CKR.CKR_OK and var status
            ? throw new InteropException("C_GenerateRandom", status)
            : true);

    /// <summary>Stirs bytes into the token's random number generator (C_SeedRandom).</summary>
    /// <param name="seed">The bytes.</param>
    /// <exception cref="Pkcs11Exception">The call failed, as with CKR_RANDOM_SEED_NOT_SUPPORTED.</exception>
    public void SeedRandom(byte[] seed) => Call("C_SeedRandom", native => native.SeedRandom(seed));
}
