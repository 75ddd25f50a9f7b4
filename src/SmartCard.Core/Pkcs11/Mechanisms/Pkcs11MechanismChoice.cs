using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Net.Pkcs11Interop.HighLevelAPI;

namespace SmartCard.Pkcs11;

/// <summary>A mechanism with its parameters (CK_MECHANISM), as an operation needs it.</summary>
public sealed class Pkcs11MechanismChoice
{
    private readonly ParameterStructure structure;
    private readonly ParameterValues values;

    /// <summary>Chooses a mechanism.</summary>
    /// <param name="mechanism">Its name or number, as <see cref="Pkcs11NameTable.TryParse"/> reads it.</param>
    /// <param name="parameter">
    /// Its parameters by name: <c>Iv</c> for CBC, OFB and CFB; <c>Iv</c>, <c>AdditionalData</c>, <c>TagBits</c> (128) for GCM;
    /// <c>CounterBlock</c>, <c>CounterBits</c> (128) for CTR; <c>Hash</c>, <c>MaskHash</c>, <c>SaltLength</c> for PSS (the hash of the
    /// mechanism's name or SHA256, the same, the length of a digest); <c>Hash</c> (SHA1), <c>MaskHash</c>, <c>Label</c> for OAEP;
    /// <c>PublicKey</c>, <c>Kdf</c> (NULL or a hash), <c>SharedData</c> for ECDH; <c>Data</c> for derivations from data;
    /// <c>Key</c> for CONCATENATE_BASE_AND_KEY; <c>FirstBit</c> for EXTRACT_KEY_FROM_KEY; <c>Nonce</c>, <c>AdditionalData</c>,
    /// <c>MacLength</c> (16) and, for data in parts, <c>DataLength</c> for CCM; <c>MacLength</c> for …_MAC_GENERAL; <c>Prehash</c>,
    /// <c>Context</c> for EdDSA; <c>AesKeyBits</c> (256) and those of OAEP or <c>Kdf</c>, <c>SharedData</c> for …_AES_KEY_WRAP; for all
    /// others <c>Bytes</c>, the parameter as it is. Bytes are an array or text in hexadecimal.
    /// </param>
    /// <exception cref="InvalidMechanismParameterException">The mechanism is not known, or has no parameter of that name.</exception>
    public Pkcs11MechanismChoice(string mechanism, IDictionary? parameter = null)
    {
        if (!Pkcs11Names.Mechanisms.TryParse(mechanism, out ulong type))
            throw new InvalidMechanismParameterException(mechanism, $"There is no mechanism \"{mechanism}\".");
        Type = type;
        Mechanism = Pkcs11Names.Mechanisms.NameOf(type);
        structure = ParameterStructure.Of(Mechanism);
        values = new ParameterValues(Mechanism, structure.Fields, parameter);
    }

    /// <summary>The name, such as <c>CKM_AES_GCM</c>; a maker's own as its number.</summary>
    public string Mechanism { get; }

    /// <summary>The number (CK_MECHANISM_TYPE).</summary>
    public ulong Type { get; }

    /// <summary>The parameters that were given or made, bytes as hexadecimal pairs; a copy.</summary>
    public Hashtable Parameter => values.ToPlain();

    /// <summary>The names of the parameters that a mechanism takes.</summary>
    /// <param name="mechanism">Its name, such as <c>CKM_AES_GCM</c>.</param>
    public static IReadOnlyList<string> ParametersOf(string mechanism) => [.. ParameterStructure.Of(mechanism).Fields.Select(field => field.Name)];

    /// <summary>
    /// The mechanism for one encryption: an initialisation vector or a counter block that was not given is made of random
    /// bytes of the token, a new one each time.
    /// </summary>
    /// <param name="session">The session that makes them.</param>
    /// <exception cref="Pkcs11Exception">The token makes no random bytes.</exception>
    public Pkcs11MechanismChoice ForEncryption(Pkcs11Session session)
    {
        Hashtable parameter = values.ToPlain();
        foreach (ParameterField field in structure.Fields.Where(field => field.RandomLength > 0 && !values.Has(field.Name)))
            parameter[field.Name] = session.GenerateRandom(field.RandomLength);
        return new Pkcs11MechanismChoice(Mechanism, parameter);
    }

    /// <summary>The name.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Mechanism;

    /// <summary>The mechanism for data in one piece: one that must be told its length before is.</summary>
    /// <param name="length">The length of what comes in, in bytes.</param>
    /// <param name="isEncrypted">Whether what comes in is encrypted.</param>
    internal Pkcs11MechanismChoice ForPiece(int length, bool isEncrypted)
    {
        if (!structure.LacksLength(values))
            return this;
        Pkcs11MechanismChoice told = new(Mechanism, values.ToPlain());
        ParameterStructure.TellLength(told.values, length, isEncrypted);
        return told;
    }

    /// <summary>Makes a call with the structure in unmanaged memory.</summary>
    internal T With<T>(ISession native, Func<IMechanism, T> call)
    {
        IDisposable? parameters = null;
        try
        {
            using IMechanism mechanism = structure.Make(native.Factories, Type, values, out parameters);
            return call(mechanism);
        }
        finally
        {
            parameters?.Dispose();
        }
    }
}
