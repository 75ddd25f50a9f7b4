using System;
using System.Collections.Generic;
using System.Linq;
using Net.Pkcs11Interop.HighLevelAPI;

namespace SmartCard.Pkcs11;

/// <summary>Reads objects: first what every object has, then what its class has.</summary>
internal sealed class ObjectReader(Pkcs11Session session, string tokenLabel, IReadOnlyList<ulong> asked)
{
    private static readonly ulong[] OfEveryObject =
        [Attribute.Class, Attribute.Token, Attribute.Private, Attribute.Modifiable, Attribute.Label];

    private static readonly ulong[] OfKeys =
    [
        Attribute.Id, Attribute.KeyType, Attribute.Local, Attribute.KeyGenMechanism, Attribute.EcParams,
        Attribute.Encrypt, Attribute.Decrypt, Attribute.Sign, Attribute.SignRecover, Attribute.Verify, Attribute.VerifyRecover,
        Attribute.Wrap, Attribute.Unwrap, Attribute.Derive,
    ];

    private static readonly ulong[] OfSecrets =
        [Attribute.Sensitive, Attribute.AlwaysSensitive, Attribute.Extractable, Attribute.NeverExtractable];

    private static readonly Dictionary<Pkcs11ObjectClass, (ulong[] Attributes, Func<ObjectSource, AttributeSet, Pkcs11Object> Make)> Classes = new()
    {
        [Pkcs11ObjectClass.Data] = ([Attribute.Application, Attribute.Value], (source, attributes) => new Pkcs11Data(source, attributes)),
        [Pkcs11ObjectClass.Certificate] = (
            [Attribute.Id, Attribute.CertificateType, Attribute.Trusted, Attribute.Value],
            (source, attributes) => new Pkcs11Certificate(source, attributes)),
        [Pkcs11ObjectClass.PublicKey] = (
            [.. OfKeys, Attribute.ModulusBits],
            (source, attributes) => new Pkcs11PublicKey(source, attributes)),
        [Pkcs11ObjectClass.PrivateKey] = (
            [.. OfKeys, .. OfSecrets, Attribute.Modulus, Attribute.AlwaysAuthenticate],
            (source, attributes) => new Pkcs11PrivateKey(source, attributes)),
        [Pkcs11ObjectClass.SecretKey] = (
            [.. OfKeys, .. OfSecrets, Attribute.ValueLength],
            (source, attributes) => new Pkcs11SecretKey(source, attributes)),
    };

    /// <summary>Reads an object.</summary>
    /// <param name="handle">Its handle.</param>
    /// <param name="known">Its class, where it is known: it saves a call.</param>
    /// <exception cref="Pkcs11Exception">There is no such object any more, or the token is gone.</exception>
    public Pkcs11Object Read(ulong handle, Pkcs11ObjectClass? known)
    {
        AttributeSet attributes = new();
        Read(handle, attributes, [.. OfEveryObject, .. known is null ? [] : OfClass(known.Value), .. asked]);
        var objectClass = (Pkcs11ObjectClass?)attributes.Number(Attribute.Class);
        if (objectClass is not null && objectClass != known)
            Read(handle, attributes, OfClass(objectClass.Value));

        ObjectSource source = new(session, tokenLabel, handle, asked);
        return objectClass is not null && Classes.TryGetValue(objectClass.Value, out var kind)
            ? kind.Make(source, attributes)
            : new Pkcs11Object(source, attributes);
    }

    private static ulong[] OfClass(Pkcs11ObjectClass objectClass) =>
        Classes.TryGetValue(objectClass, out var kind) ? kind.Attributes : [Attribute.Id];

    private void Read(ulong handle, AttributeSet attributes, IEnumerable<ulong> types)
    {
        List<ulong> missing = [.. types.Distinct().Where(type => !attributes.Has(type))];
        try
        {
            if (missing.Count > 0)
                ReadTogether(handle, attributes, missing);
        }
        catch (Pkcs11Exception exception) when (missing.Count > 1 && IsAboutAttributes(exception))
        {
            ReadOneByOne(handle, attributes, missing);
        }
    }

    /// <summary>Some tokens refuse a whole list because of one attribute that they do not know.</summary>
    private void ReadOneByOne(ulong handle, AttributeSet attributes, List<ulong> types)
    {
        foreach (ulong type in types)
        {
            try
            {
                ReadTogether(handle, attributes, [type]);
            }
            catch (Pkcs11Exception exception) when (IsAboutAttributes(exception))
            {
                // The token does not tell: the attribute stays absent.
            }
        }
    }

    private void ReadTogether(ulong handle, AttributeSet attributes, List<ulong> types) =>
        session.Call("C_GetAttributeValue", native =>
        {
            List<IObjectAttribute> values = native.GetAttributeValue(native.Factories.ObjectHandleFactory.Create(handle), types);
            try
            {
                foreach (IObjectAttribute value in values.Where(value => !value.CannotBeRead))
                    attributes.Add(value.Type, value.GetValueAsByteArray() ?? []);
            }
            finally
            {
                values.ForEach(value => value.Dispose());
            }
        });

    private static bool IsAboutAttributes(Pkcs11Exception exception) => exception.Status is
        Pkcs11Status.GeneralError or Pkcs11Status.FunctionFailed or Pkcs11Status.ArgumentsBad or Pkcs11Status.HostMemory
        or Pkcs11Status.AttributeSensitive or Pkcs11Status.AttributeTypeInvalid or Pkcs11Status.BufferTooSmall or Pkcs11Status.FunctionNotSupported
        or Pkcs11Status.AttributeValueInvalid;
}
