using System;
using System.IO;
using System.Linq;
using System.Threading;
using Net.Pkcs11Interop.HighLevelAPI;
using SmartCard.Pkcs11.Native;

namespace SmartCard.Pkcs11;

/// <content>Signing, verifying, encrypting, decrypting and digesting. Streams go through in parts, in constant memory.</content>
public sealed partial class Pkcs11Session
{
    private const int PartLength = 64 * 1024;

    /// <summary>Signs data (C_SignInit, C_Sign), or makes a message authentication code with a secret key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="mechanism">How.</param>
    /// <param name="data">The data; what it may be, a digest or a message, is the mechanism's affair.</param>
    /// <param name="pin">The PIN that a key with CKA_ALWAYS_AUTHENTICATE asks for each time; null for none.</param>
    /// <exception cref="Pkcs11Exception">A call failed, as with CKR_KEY_FUNCTION_NOT_PERMITTED.</exception>
    /// <exception cref="Pkcs11MechanismException">The token does not have the mechanism.</exception>
    public byte[] Sign(Pkcs11Object key, Pkcs11MechanismChoice mechanism, byte[] data, Pkcs11Pin? pin = null) =>
        Authenticated(pin, session => session.Use("C_Sign", mechanism, Pkcs11MechanismFlags.Sign, (native, chosen) => pin is null
            ? native.Sign(chosen, HandleOf(native, key), data)
            : native.Sign(chosen, HandleOf(native, key), pin.Bytes, data)));

    /// <summary>Signs data in parts (C_SignInit, C_SignUpdate, C_SignFinal).</summary>
    /// <param name="key">The key.</param>
    /// <param name="mechanism">How.</param>
    /// <param name="data">The data.</param>
    /// <param name="pin">The PIN that a key with CKA_ALWAYS_AUTHENTICATE asks for each time; null for none.</param>
    /// <param name="progress">Told how many bytes are read so far, on the thread of the call; null for nobody.</param>
    /// <param name="stopped">Ends the operation after the part that is under way.</param>
    /// <exception cref="Pkcs11Exception">A call failed; some mechanisms take their data in one piece only.</exception>
    /// <exception cref="Pkcs11MechanismException">The token does not have the mechanism.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public byte[] Sign(
        Pkcs11Object key, Pkcs11MechanismChoice mechanism, Stream data, Pkcs11Pin? pin = null, Action<long>? progress = null, CancellationToken stopped = default)
    {
        OperationData parts = new(data, output: null, progress, stopped);
        return parts.Run(() => Authenticated(pin, session => session.Use("C_SignUpdate", mechanism, Pkcs11MechanismFlags.Sign, (native, chosen) => pin is null
            ? native.Sign(chosen, HandleOf(native, key), parts.Input, PartLength)
            : native.Sign(chosen, HandleOf(native, key), pin.Bytes, parts.Input, PartLength))));
    }

    /// <summary>Verifies a signature (C_VerifyInit, C_Verify).</summary>
    /// <param name="key">The key.</param>
    /// <param name="mechanism">How it was signed.</param>
    /// <param name="data">The data.</param>
    /// <param name="signature">The signature.</param>
    /// <returns>Whether it is right; one of a wrong length is not.</returns>
    /// <exception cref="Pkcs11Exception">A call failed.</exception>
    /// <exception cref="Pkcs11MechanismException">The token does not have the mechanism.</exception>
    public bool Verify(Pkcs11Object key, Pkcs11MechanismChoice mechanism, byte[] data, byte[] signature) =>
        IsValid(() => Use("C_Verify", mechanism, Pkcs11MechanismFlags.Verify, (native, chosen) =>
        {
            native.Verify(chosen, HandleOf(native, key), data, signature, out bool isValid);
            return isValid;
        }));

    /// <summary>Verifies a signature of data in parts (C_VerifyInit, C_VerifyUpdate, C_VerifyFinal).</summary>
    /// <param name="key">The key.</param>
    /// <param name="mechanism">How it was signed.</param>
    /// <param name="data">The data.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="progress">Told how many bytes are read so far, on the thread of the call; null for nobody.</param>
    /// <param name="stopped">Ends the operation after the part that is under way.</param>
    /// <returns>Whether it is right; one of a wrong length is not.</returns>
    /// <exception cref="Pkcs11Exception">A call failed; some mechanisms take their data in one piece only.</exception>
    /// <exception cref="Pkcs11MechanismException">The token does not have the mechanism.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public bool Verify(
        Pkcs11Object key, Pkcs11MechanismChoice mechanism, Stream data, byte[] signature, Action<long>? progress = null, CancellationToken stopped = default)
    {
        OperationData parts = new(data, output: null, progress, stopped);
        return parts.Run(() => IsValid(() => Use("C_VerifyUpdate", mechanism, Pkcs11MechanismFlags.Verify, (native, chosen) =>
        {
            native.Verify(chosen, HandleOf(native, key), parts.Input, signature, out bool isValid, PartLength);
            return isValid;
        })));
    }

    /// <summary>Encrypts data (C_EncryptInit, C_Encrypt).</summary>
    /// <param name="key">The key.</param>
    /// <param name="mechanism">How; <see cref="Pkcs11MechanismChoice.ForEncryption"/> makes an initialisation vector.</param>
    /// <param name="data">The data.</param>
    /// <exception cref="Pkcs11Exception">A call failed.</exception>
    /// <exception cref="Pkcs11MechanismException">The token does not have the mechanism.</exception>
    public byte[] Encrypt(Pkcs11Object key, Pkcs11MechanismChoice mechanism, byte[] data) =>
        Use("C_Encrypt", mechanism.ForPiece(data.Length, isEncrypted: false), Pkcs11MechanismFlags.Encrypt, (native, chosen) => native.Encrypt(chosen, HandleOf(native, key), data));

    /// <summary>Encrypts data in parts (C_EncryptInit, C_EncryptUpdate, C_EncryptFinal).</summary>
    /// <param name="key">The key.</param>
    /// <param name="mechanism">How; <see cref="Pkcs11MechanismChoice.ForEncryption"/> makes an initialisation vector.</param>
    /// <param name="data">The data.</param>
    /// <param name="encrypted">Where the encrypted data goes.</param>
    /// <param name="progress">Told how many bytes are read so far, on the thread of the call; null for nobody.</param>
    /// <param name="stopped">Ends the operation after the part that is under way.</param>
    /// <exception cref="Pkcs11Exception">A call failed; some mechanisms take their data in one piece only.</exception>
    /// <exception cref="Pkcs11MechanismException">The token does not have the mechanism.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Encrypt(
        Pkcs11Object key, Pkcs11MechanismChoice mechanism, Stream data, Stream encrypted, Action<long>? progress = null, CancellationToken stopped = default)
    {
        OperationData parts = new(data, encrypted, progress, stopped);
        parts.Run(() => Use("C_EncryptUpdate", mechanism, Pkcs11MechanismFlags.Encrypt, (native, chosen) =>
        {
            native.Encrypt(chosen, HandleOf(native, key), parts.Input, parts.Output, PartLength);
            return true;
        }));
    }

    /// <summary>Decrypts data (C_DecryptInit, C_Decrypt).</summary>
    /// <param name="key">The key.</param>
    /// <param name="mechanism">How it was encrypted.</param>
    /// <param name="encrypted">The encrypted data.</param>
    /// <param name="pin">The PIN that a key with CKA_ALWAYS_AUTHENTICATE asks for each time; null for none.</param>
    /// <exception cref="Pkcs11Exception">A call failed, as with CKR_ENCRYPTED_DATA_INVALID.</exception>
    /// <exception cref="Pkcs11MechanismException">The token does not have the mechanism.</exception>
    public byte[] Decrypt(Pkcs11Object key, Pkcs11MechanismChoice mechanism, byte[] encrypted, Pkcs11Pin? pin = null) =>
        Authenticated(pin, session => session.Use(
            "C_Decrypt",
            mechanism.ForPiece(encrypted.Length, isEncrypted: true),
            Pkcs11MechanismFlags.Decrypt,
            (native, chosen) => pin is null
                ? native.Decrypt(chosen, HandleOf(native, key), encrypted)
                : Module.Native.Decrypt(native, chosen, HandleOf(native, key), pin, encrypted)));

    /// <summary>Decrypts data in parts (C_DecryptInit, C_DecryptUpdate, C_DecryptFinal).</summary>
    /// <param name="key">The key.</param>
    /// <param name="mechanism">How it was encrypted.</param>
    /// <param name="encrypted">The encrypted data.</param>
    /// <param name="data">Where the data goes.</param>
    /// <param name="progress">Told how many bytes are read so far, on the thread of the call; null for nobody.</param>
    /// <param name="stopped">Ends the operation after the part that is under way.</param>
    /// <exception cref="Pkcs11Exception">A call failed; some mechanisms take their data in one piece only.</exception>
    /// <exception cref="Pkcs11MechanismException">The token does not have the mechanism.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Decrypt(
        Pkcs11Object key, Pkcs11MechanismChoice mechanism, Stream encrypted, Stream data, Action<long>? progress = null, CancellationToken stopped = default)
    {
        OperationData parts = new(encrypted, data, progress, stopped);
        parts.Run(() => Use("C_DecryptUpdate", mechanism, Pkcs11MechanismFlags.Decrypt, (native, chosen) =>
        {
            native.Decrypt(chosen, HandleOf(native, key), parts.Input, parts.Output, PartLength);
            return true;
        }));
    }

    /// <summary>Digests data (C_DigestInit, C_Digest).</summary>
    /// <param name="mechanism">How, such as CKM_SHA256.</param>
    /// <param name="data">The data.</param>
    /// <exception cref="Pkcs11Exception">A call failed.</exception>
    /// <exception cref="Pkcs11MechanismException">The token does not have the mechanism.</exception>
    public byte[] Digest(Pkcs11MechanismChoice mechanism, byte[] data) =>
        Use("C_Digest", mechanism, Pkcs11MechanismFlags.Digest, (native, chosen) => native.Digest(chosen, data));

    /// <summary>Digests data in parts (C_DigestInit, C_DigestUpdate, C_DigestFinal).</summary>
    /// <param name="mechanism">How, such as CKM_SHA256.</param>
    /// <param name="data">The data.</param>
    /// <param name="progress">Told how many bytes are read so far, on the thread of the call; null for nobody.</param>
    /// <param name="stopped">Ends the operation after the part that is under way.</param>
    /// <exception cref="Pkcs11Exception">A call failed.</exception>
    /// <exception cref="Pkcs11MechanismException">The token does not have the mechanism.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public byte[] Digest(Pkcs11MechanismChoice mechanism, Stream data, Action<long>? progress = null, CancellationToken stopped = default)
    {
        OperationData parts = new(data, output: null, progress, stopped);
        return parts.Run(() => Use("C_DigestUpdate", mechanism, Pkcs11MechanismFlags.Digest, (native, chosen) => native.Digest(chosen, parts.Input, PartLength)));
    }

    /// <summary>Makes calls with a mechanism; that the token lacks it becomes an error that says what it has.</summary>
    private T Use<T>(string function, Pkcs11MechanismChoice mechanism, Pkcs11MechanismFlags use, Func<ISession, IMechanism, T> call)
    {
        try
        {
            return Call(function, native => mechanism.With(native, chosen => call(native, chosen)));
        }
        catch (Pkcs11Exception exception) when (exception.Status is Pkcs11Status.MechanismInvalid)
        {
            string[] available = [.. Module.GetMechanisms(SlotId).Where(has => has.Flags.HasFlag(use)).Select(has => has.Mechanism)];
            throw new Pkcs11MechanismException(mechanism.Mechanism, use, available, exception);
        }
    }

    /// <summary>
    /// Uses a key with its PIN in a session of its own: when the PIN is wrong the operation stays open, and ends with the session.
    /// </summary>
    private T Authenticated<T>(Pkcs11Pin? pin, Func<Pkcs11Session, T> call)
    {
        if (pin is null)
            return call(this);
        using Pkcs11Session session = Module.OpenSession(SlotId);
        return call(session);
    }

    private static bool IsValid(Func<bool> verify)
    {
        try
        {
            return verify();
        }
        catch (Pkcs11Exception exception) when (exception.Status is Pkcs11Status.SignatureLenRange)
        {
            return false;
        }
    }
}
