using System.Collections.Generic;
using System.Linq;
using Net.Pkcs11Interop.HighLevelAPI;

namespace SmartCard.Pkcs11;

/// <content>Making, copying, changing and removing objects.</content>
public sealed partial class Pkcs11Session
{
    /// <summary>Makes an object (C_CreateObject).</summary>
    /// <param name="template">Its attributes.</param>
    /// <exception cref="Pkcs11Exception">The call failed, as with CKR_TEMPLATE_INCOMPLETE.</exception>
    public Pkcs11Object CreateObject(Pkcs11Template template) =>
        ReadObject(Call("C_CreateObject", native => template.With(native, native.CreateObject)));

    /// <summary>Copies an object (C_CopyObject).</summary>
    /// <param name="source">The object.</param>
    /// <param name="template">The attributes in which the copy differs.</param>
    /// <exception cref="Pkcs11Exception">The call failed, as with CKR_ACTION_PROHIBITED.</exception>
    public Pkcs11Object CopyObject(Pkcs11Object source, Pkcs11Template template) =>
        ReadObject(Call("C_CopyObject", native => template.With(native, attributes => native.CopyObject(HandleOf(native, source), attributes))));

    /// <summary>Removes an object (C_DestroyObject).</summary>
    /// <param name="target">The object.</param>
    /// <exception cref="Pkcs11Exception">The call failed, as with CKR_SESSION_READ_ONLY.</exception>
    public void DestroyObject(Pkcs11Object target) =>
        Call("C_DestroyObject", native => native.DestroyObject(HandleOf(native, target)));

    /// <summary>Changes attributes of an object (C_SetAttributeValue).</summary>
    /// <param name="target">The object.</param>
    /// <param name="template">The attributes and their new values.</param>
    /// <returns>The object as it is now.</returns>
    /// <exception cref="Pkcs11Exception">The call failed, as with CKR_ATTRIBUTE_READ_ONLY.</exception>
    public Pkcs11Object SetAttributes(Pkcs11Object target, Pkcs11Template template)
    {
        Call("C_SetAttributeValue", native => template.With(native, attributes =>
        {
            native.SetAttributeValue(HandleOf(native, target), attributes);
            return true;
        }));
        return ReadObject(target.ObjectHandle);
    }

    /// <summary>Reads one attribute of an object (C_GetAttributeValue).</summary>
    /// <param name="target">The object.</param>
    /// <param name="type">The number of the attribute, CKA_….</param>
    /// <exception cref="Pkcs11Exception">The call failed, as with CKR_OBJECT_HANDLE_INVALID.</exception>
    public Pkcs11Attribute GetAttribute(Pkcs11Object target, ulong type) =>
        ReadObject(target.ObjectHandle, [type]).Attributes.Single();

    /// <summary>Makes a key (C_GenerateKey).</summary>
    /// <param name="mechanism">How, such as CKM_AES_KEY_GEN.</param>
    /// <param name="template">Its attributes.</param>
    /// <exception cref="Pkcs11Exception">The call failed.</exception>
    /// <exception cref="Pkcs11MechanismException">The token does not have the mechanism.</exception>
    public Pkcs11Object GenerateKey(Pkcs11MechanismChoice mechanism, Pkcs11Template template) =>
        ReadObject(Use("C_GenerateKey", mechanism, Pkcs11MechanismFlags.Generate, (native, chosen) =>
            template.With(native, attributes => native.GenerateKey(chosen, attributes))));

    /// <summary>Makes a public and a private key (C_GenerateKeyPair).</summary>
    /// <param name="mechanism">How, such as CKM_EC_KEY_PAIR_GEN.</param>
    /// <param name="publicTemplate">The attributes of the public key.</param>
    /// <param name="privateTemplate">The attributes of the private key.</param>
    /// <exception cref="Pkcs11Exception">The call failed.</exception>
    /// <exception cref="Pkcs11MechanismException">The token does not have the mechanism.</exception>
    public Pkcs11KeyPair GenerateKeyPair(Pkcs11MechanismChoice mechanism, Pkcs11Template publicTemplate, Pkcs11Template privateTemplate)
    {
        (ulong publicKey, ulong privateKey) = Use("C_GenerateKeyPair", mechanism, Pkcs11MechanismFlags.GenerateKeyPair, (native, chosen) =>
            publicTemplate.With(native, publicAttributes => privateTemplate.With(native, privateAttributes =>
            {
                native.GenerateKeyPair(chosen, publicAttributes, privateAttributes, out IObjectHandle first, out IObjectHandle second);
                return (first.ObjectId, second.ObjectId);
            })));
        return new Pkcs11KeyPair(ReadObject(publicKey), ReadObject(privateKey));
    }

    private static IObjectHandle HandleOf(ISession native, Pkcs11Object target) =>
        native.Factories.ObjectHandleFactory.Create(target.ObjectHandle);

    private Pkcs11Object ReadObject(IObjectHandle made) => ReadObject(made.ObjectId);

    private Pkcs11Object ReadObject(ulong objectHandle, IReadOnlyList<ulong>? attributes = null) =>
        new ObjectReader(this, Module.GetToken(SlotId).Label, attributes ?? []).Read(objectHandle, known: null);
}
