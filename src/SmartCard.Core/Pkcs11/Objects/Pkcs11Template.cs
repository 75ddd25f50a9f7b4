using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Net.Pkcs11Interop.HighLevelAPI;

namespace SmartCard.Pkcs11;

/// <summary>The attributes that an object is to have (an array of CK_ATTRIBUTE); each stands in it once.</summary>
public sealed partial class Pkcs11Template
{
    private readonly List<ulong> order = [];
    private readonly Dictionary<ulong, byte[]> values = [];

    /// <summary>How many attributes there are.</summary>
    public int Count => order.Count;

    /// <summary>The names of the attributes, in their order.</summary>
    public IReadOnlyList<string> Names => [.. order.Select(Pkcs11Names.Attributes.NameOf)];

    /// <summary>Sets attributes, each in the place of one that is there already.</summary>
    /// <param name="attributes">
    /// Names, with CKA_ or without, and values: Booleans, numbers, texts, dates, names such as <c>CKK_AES</c>, bytes as an array or
    /// in hexadecimal. <see langword="null"/> leaves the attribute out.
    /// </param>
    /// <exception cref="InvalidPkcs11AttributeException">A name is none, or a value is none that the attribute takes.</exception>
    public void Set(IDictionary attributes)
    {
        foreach (DictionaryEntry entry in attributes)
        {
            string name = Convert.ToString(entry.Key, System.Globalization.CultureInfo.InvariantCulture);
            if (!Pkcs11Names.Attributes.TryParse(name, out ulong type))
                throw new InvalidPkcs11AttributeException(name, $"There is no attribute \"{name}\".");
            Set(type, entry.Value);
        }
    }

    /// <summary>Sets an attribute, in the place of one that is there already.</summary>
    /// <param name="type">Its number, CKA_….</param>
    /// <param name="value">Its value, as for <see cref="Set(IDictionary)"/>; <see langword="null"/> leaves the attribute out.</param>
    /// <returns>This template.</returns>
    /// <exception cref="InvalidPkcs11AttributeException">The value is none that the attribute takes.</exception>
    public Pkcs11Template Set(ulong type, object? value)
    {
        if (value is null)
        {
            order.Remove(type);
            values.Remove(type);
            return this;
        }

        byte[] bytes = AttributeBytes.Write(type, value);
        if (!values.ContainsKey(type))
            order.Add(type);
        values[type] = bytes;
        return this;
    }

    /// <summary>The bytes of an attribute; a copy; null when it is not set.</summary>
    /// <param name="type">Its number, CKA_….</param>
    public byte[]? GetBytes(ulong type) => values.TryGetValue(type, out byte[]? value) ? (byte[])value.Clone() : null;

    /// <summary>Another template with the same attributes.</summary>
    public Pkcs11Template Copy()
    {
        Pkcs11Template copy = new();
        foreach (ulong type in order)
        {
            copy.order.Add(type);
            copy.values.Add(type, values[type]);
        }

        return copy;
    }

    /// <summary>Makes a call with the template in unmanaged memory.</summary>
    internal T With<T>(ISession native, Func<List<IObjectAttribute>, T> call)
    {
        List<IObjectAttribute> template = [.. order.Select(type => native.Factories.ObjectAttributeFactory.Create(type, values[type]))];
        try
        {
            return call(template);
        }
        finally
        {
            template.ForEach(attribute => attribute.Dispose());
        }
    }
}
