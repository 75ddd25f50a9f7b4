using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using SmartCard.Pkcs11.Discovery;

namespace SmartCard.Pkcs11;

/// <summary>
/// A PKCS#11 URI (RFC 7512) as the name of a token: <c>pkcs11:token=Test%20token;serial=0123?module-name=softhsm2</c>.
/// Attributes that name an object (object, type, id) are read and do not matter.
/// </summary>
public sealed class Pkcs11Uri
{
    private const string Scheme = "pkcs11:";

    // RFC 7512, 2.3: the attributes of the path that are compared with a module, a slot or a token.
    private static readonly Dictionary<string, Func<Pkcs11ModuleInfo, Pkcs11Token, string?>> Compared = new(StringComparer.Ordinal)
    {
        ["token"] = (_, token) => token.Label,
        ["serial"] = (_, token) => token.SerialNumber,
        ["manufacturer"] = (_, token) => token.ManufacturerId,
        ["model"] = (_, token) => token.Model,
        ["slot-id"] = (_, token) => token.SlotId.ToString(CultureInfo.InvariantCulture),
        ["slot-description"] = (_, token) => token.SlotDescription,
        ["slot-manufacturer"] = (_, token) => token.SlotManufacturerId,
        ["library-description"] = (module, _) => module.LibraryDescription,
        ["library-manufacturer"] = (module, _) => module.ManufacturerId,
        ["library-version"] = (module, _) => module.LibraryVersion?.ToString(),
    };

    private static readonly HashSet<string> OfObjects = new(StringComparer.Ordinal) { "object", "type", "id" };

    private readonly Dictionary<string, string> path;

    private Pkcs11Uri(Dictionary<string, string> path, Dictionary<string, string> query)
    {
        this.path = path;
        ModulePath = query.TryGetValue("module-path", out string? file) ? file : null;
        ModuleName = query.TryGetValue("module-name", out string? name) ? name : null;
    }

    /// <summary>The file of the module (module-path), or null.</summary>
    public string? ModulePath { get; }

    /// <summary>The name of the module without "lib" before and an ending behind (module-name), or null.</summary>
    public string? ModuleName { get; }

    /// <summary>Reads a URI.</summary>
    /// <param name="text">The URI.</param>
    /// <exception cref="InvalidPkcs11UriException">
    /// It is none, names an attribute that RFC 7512 does not know or one twice, or brings a PIN along (pin-value,
    /// pin-source), which is not taken: URIs stand in histories and logs.
    /// </exception>
    public static Pkcs11Uri Parse(string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw new InvalidPkcs11UriException("A PKCS#11 URI begins with \"pkcs11:\" (RFC 7512).");
        string[] parts = text.Substring(Scheme.Length).Split(['?'], 2);
        Dictionary<string, string> attributes = Read(parts[0], ';');
        Dictionary<string, string> query = Read(parts.Length is 2 ? parts[1] : "", '&');
        if (query.Keys.Any(name => name.StartsWith("pin-", StringComparison.Ordinal)))
            throw new InvalidPkcs11UriException("The URI brings a PIN along (pin-value or pin-source), which is not taken: give it with -Pin.");
        if (!attributes.Keys.All(IsKnown))
            throw new InvalidPkcs11UriException("The URI has an attribute that RFC 7512 does not know.");
        return new Pkcs11Uri(attributes, query);
    }

    /// <summary>Whether the URI names a module that is found at a place; true when it names none.</summary>
    /// <param name="place">The place.</param>
    public bool Names(Pkcs11ModulePlace place)
    {
        if (ModuleName is null)
            return true;
        string file = System.IO.Path.GetFileName(place.Path);
        int end = file.IndexOf('.');
        string name = end < 0 ? file : file.Substring(0, end);
        return IsSame(name, ModuleName) || IsSame(name, "lib" + ModuleName);
    }

    /// <summary>Whether the URI names a token: each attribute that it has is that of the token, its slot or its module.</summary>
    /// <param name="module">What the module says of itself.</param>
    /// <param name="token">The token.</param>
    public bool Names(Pkcs11ModuleInfo module, Pkcs11Token token) =>
        path.All(pair => !Compared.TryGetValue(pair.Key, out var value) || string.Equals(value(module, token), pair.Value, StringComparison.Ordinal));

    private static bool IsSame(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    /// <summary>RFC 7512, 2.3: vendors' attributes begin with x- and may be passed over.</summary>
    private static bool IsKnown(string name) =>
        Compared.ContainsKey(name) || OfObjects.Contains(name) || name.StartsWith("x-", StringComparison.Ordinal);

    private static Dictionary<string, string> Read(string part, char separator)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (string pair in part.Split([separator], StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=');
            if (equals < 1)
                throw new InvalidPkcs11UriException("The URI has a part that is no attribute with a value.");
            string name = pair.Substring(0, equals);
            if (values.ContainsKey(name))
                throw new InvalidPkcs11UriException("The URI names one attribute twice.");
            values[name] = Decode(pair.Substring(equals + 1));
        }

        return values;
    }

    /// <summary>The text behind percent signs and two hexadecimal digits each (RFC 3986, 2.1), which are bytes of UTF-8.</summary>
    private static string Decode(string value)
    {
        List<byte> bytes = [];
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] is not '%')
            {
                int length = char.IsHighSurrogate(value[i]) && i + 1 < value.Length ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(value.Substring(i, length)));
                i += length - 1;
            }
            else if (i + 2 < value.Length && byte.TryParse(value.Substring(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte octet))
            {
                bytes.Add(octet);
                i += 2;
            }
            else
            {
                throw new InvalidPkcs11UriException("The URI has a percent sign without two hexadecimal digits behind it.");
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
