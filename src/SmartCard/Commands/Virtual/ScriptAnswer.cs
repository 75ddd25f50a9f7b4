using System;
using System.Collections.Generic;
using System.Management.Automation;
using SmartCard.Bytes;

namespace SmartCard.Commands.Virtual;

/// <summary>
/// The answer that a script block gives, put together from what it writes: hexadecimal text, arrays of bytes, numbers of
/// one byte, and status words such as 0x9000 as numbers of two.
/// </summary>
internal static class ScriptAnswer
{
    private const int Longest = 65536 + 2;

    /// <exception cref="FormatException">There is no answer in it.</exception>
    public static byte[] Read(IEnumerable<PSObject?> output)
    {
        List<byte> answer = [];
        foreach (PSObject? item in output)
        {
            Add(answer, item?.BaseObject);
            if (answer.Count > Longest)
                throw new FormatException("The script block gave more than 65,536 bytes and a status word.");
        }

        return answer.Count >= 2 ? [.. answer] : throw new FormatException("The script block gave no answer: at least SW1 and SW2, such as 0x9000.");
    }

    private static void Add(List<byte> answer, object? value)
    {
        switch (value)
        {
            case string text:
                answer.AddRange(HexText.Parse(text));
                break;
            case byte[] bytes:
                answer.AddRange(bytes);
                break;
            case byte one:
                answer.Add(one);
                break;
            case object[] items:
                foreach (object? item in items)
                    Add(answer, item is PSObject wrapped ? wrapped.BaseObject : item);
                break;
            case int or long or short or ushort or uint when Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture) is >= 0 and <= 0xFFFF and var number:
                if (number > byte.MaxValue)
                    answer.Add((byte)(number >> 8));
                answer.Add((byte)number);
                break;
            default:
                throw new FormatException($"'{value}' is no part of an answer: give hexadecimal text, bytes, or a status word such as 0x9000.");
        }
    }
}
