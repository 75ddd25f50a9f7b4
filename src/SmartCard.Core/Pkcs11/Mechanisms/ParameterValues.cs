using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using SmartCard.Bytes;

namespace SmartCard.Pkcs11;

/// <summary>The values that were given for the parameters of a mechanism, by name.</summary>
internal sealed class ParameterValues
{
    private readonly string mechanism;
    private readonly Dictionary<string, object> values = new(StringComparer.OrdinalIgnoreCase);

    public ParameterValues(string mechanism, IReadOnlyCollection<ParameterField> fields, IDictionary? given)
    {
        this.mechanism = mechanism;
        foreach (DictionaryEntry entry in given ?? new Dictionary<string, object>())
        {
            string name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture);
            ParameterField? field = null;
            foreach (ParameterField known in fields)
            {
                if (string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase))
                    field = known;
            }

            if (field is null)
                throw Invalid($"{mechanism} takes {(fields.Count is 0 ? "no parameters" : $"the parameters {string.Join(", ", fields)}")}, and not \"{name}\".");
            if (entry.Value is not null)
                values[field.Name] = entry.Value;
        }
    }

    public bool Has(string name) => values.ContainsKey(name);

    public void Set(string name, object value) => values[name] = value;

    /// <summary>Bytes; null when they are not given.</summary>
    public byte[]? Bytes(string name)
    {
        if (!values.TryGetValue(name, out object? value))
            return null;
        try
        {
            return value is Pkcs11PublicKey key ? EcPoint.Of(key) : AttributeBytes.Bytes(value);
        }
        catch (Exception exception) when (exception is InvalidHexException or InvalidCastException or FormatException or OverflowException)
        {
            throw Invalid($"The parameter {name} of {mechanism} takes bytes, or pairs of hexadecimal digits.", exception);
        }
    }

    /// <summary>Bytes that must be given.</summary>
    public byte[] NeededBytes(string name) => Bytes(name) ?? throw Invalid($"{mechanism} needs the parameter {name}.");

    /// <summary>A number; the default when it is not given.</summary>
    public ulong Number(string name, ulong defaultValue)
    {
        try
        {
            return values.TryGetValue(name, out object? value) ? Convert.ToUInt64(value, CultureInfo.InvariantCulture) : defaultValue;
        }
        catch (Exception exception) when (exception is InvalidCastException or FormatException or OverflowException)
        {
            throw Invalid($"The parameter {name} of {mechanism} takes a number.", exception);
        }
    }

    /// <summary>A number that must be given.</summary>
    public ulong NeededNumber(string name) => values.ContainsKey(name) ? Number(name, 0) : throw Invalid($"{mechanism} needs the parameter {name}.");

    /// <summary>Yes or no; no when it is not given.</summary>
    public bool Flag(string name)
    {
        try
        {
            return values.TryGetValue(name, out object? value) && Convert.ToBoolean(value, CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is InvalidCastException or FormatException)
        {
            throw Invalid($"The parameter {name} of {mechanism} takes $true or $false.", exception);
        }
    }

    /// <summary>The handle of a key that must be given.</summary>
    public ulong NeededKey(string name) =>
        values.TryGetValue(name, out object? value) && value is Pkcs11Object key
            ? key.ObjectHandle
            : throw Invalid($"{mechanism} needs the parameter {name}, a key of the same token.");

    /// <summary>A hash function; the default when it is not given.</summary>
    public HashTable Hash(string name, HashTable defaultValue)
    {
        if (!values.TryGetValue(name, out object? value))
            return defaultValue;
        string text = Convert.ToString(value, CultureInfo.InvariantCulture);
        return HashTable.Find(text)
            ?? throw Invalid($"The parameter {name} of {mechanism} takes a hash function, and there is none of the name \"{text}\".");
    }

    /// <summary>The key derivation: a hash function, or <c>NULL</c> for none; none when it is not given.</summary>
    public ulong KeyDerivation(string name) =>
        !values.TryGetValue(name, out object? value) || string.Equals(value as string, "NULL", StringComparison.OrdinalIgnoreCase)
            ? HashTable.NoKeyDerivation
            : Hash(name, HashTable.All[0]).KeyDerivation;

    /// <summary>What is needed to undo the operation, in types that survive being written to a file: bytes as hexadecimal pairs.</summary>
    public Hashtable ToPlain()
    {
        Hashtable plain = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, object> value in values)
            plain[value.Key] = value.Value is IEnumerable and not string or Pkcs11PublicKey ? HexText.Format(Bytes(value.Key)!) : value.Value;
        return plain;
    }

    private InvalidMechanismParameterException Invalid(string message, Exception? innerException = null) => new(mechanism, message, innerException);
}
