using System;
using System.IO;
using System.Linq;
using System.Security;
using SmartCard.Fixtures;
using SmartCard.Pkcs11;

namespace SmartCard.Core.Tests.Pkcs11;

/// <summary>A session that can write with the test token, logged in as its user, and a folder for the files of a test.</summary>
internal sealed class TokenSession : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("SmartCard.Token").FullName;

    public TokenSession()
    {
        Module = Pkcs11Module.Load(SoftHsm.ModulePath);
        Token = Module.GetSlots(tokenPresent: true).Select(Module.GetToken).Single(token => token.Label is SoftHsm.TokenLabel);
        Session = Module.OpenSession(Token.SlotId, readWrite: true);
        using Pkcs11Pin pin = Pin(SoftHsm.UserPin);
        Session.Login(Pkcs11UserType.User, pin);
    }

    public Pkcs11Module Module { get; }

    public Pkcs11Token Token { get; }

    public Pkcs11Session Session { get; }

    public static Pkcs11Pin Pin(string text) => Pkcs11Pin.From(Secure(text));

    public static SecureString Secure(string text)
    {
        SecureString secure = new();
        foreach (char character in text)
            secure.AppendChar(character);
        return secure;
    }

    /// <summary>A file of the test with these bytes.</summary>
    public string Write(string name, byte[] content)
    {
        string path = FileOf(name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string FileOf(string name) => Path.Combine(folder, name);

    /// <summary>A key pair that ends with the session.</summary>
    public Pkcs11KeyPair NewPair(KeyPairPlan plan)
    {
        plan.PublicTemplate.SetOnToken(false);
        plan.PrivateTemplate.SetOnToken(false);
        return Session.GenerateKeyPair(new Pkcs11MechanismChoice(plan.Mechanism), plan.PublicTemplate, plan.PrivateTemplate);
    }

    /// <summary>An AES key that ends with the session, of known bytes.</summary>
    public Pkcs11Object Aes(byte[] value)
    {
        Pkcs11Template template = FileObject.OfSecretKey("CKK_AES", value).TemplateForToken(Pkcs11KeyUsage.None, extractable: true);
        template.SetOnToken(false);
        return Session.CreateObject(template);
    }

    /// <summary>What a file holds, as objects that end with the session.</summary>
    public Pkcs11Object[] Import(byte[] content, string? password = null) =>
    [
        .. ObjectFile.Read(content, password is null ? null : Secure(password)).Select(item =>
        {
            Pkcs11Template template = item.TemplateForToken(Pkcs11KeyUsage.None, extractable: true);
            template.SetOnToken(false);
            return Session.CreateObject(template);
        }),
    ];

    /// <summary>The file of a public key as openssl reads it.</summary>
    public string PublicPem(Pkcs11Object key)
    {
        string path = FileOf($"{Guid.NewGuid():N}.pem");
        File.WriteAllText(path, ObjectExport.Read(key).ToPem());
        return path;
    }

    public void Dispose()
    {
        Session.Logout();
        Session.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
