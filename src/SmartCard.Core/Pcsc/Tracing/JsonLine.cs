using System;
using System.Globalization;
using System.Text;

namespace SmartCard.Pcsc.Tracing;

/// <summary>A call as one line of JSON (RFC 8259), with the names of <see cref="PcscCall"/>'s properties.</summary>
internal static class JsonLine
{
    /// <summary>Writes the line, with a line feed at its end and no other within.</summary>
    /// <param name="call">The call.</param>
    /// <param name="hasReturned">Whether it has returned; one that has not has no number, result and duration.</param>
    public static string Of(PcscCall call, bool hasReturned = true)
    {
        StringBuilder line = new(512);
        line.Append("{\"Number\":").Append(hasReturned ? call.Number.ToString(CultureInfo.InvariantCulture) : "null");
        Text(line.Append(",\"Function\":"), call.Function);
        Text(line.Append(",\"ReaderName\":"), call.ReaderName);
        Text(line.Append(",\"Input\":"), call.Input);
        Text(line.Append(",\"Output\":"), call.Output);
        Parameters(line.Append(",\"Inputs\":"), call.Inputs);
        Parameters(line.Append(",\"Outputs\":"), call.Outputs);
        Text(line.Append(",\"Result\":"), hasReturned ? call.Result : null);
        line.Append(",\"Status\":").Append(hasReturned ? call.Status.ToString(CultureInfo.InvariantCulture) : "null");
        Text(line.Append(",\"Start\":"), call.Start?.ToString("o", CultureInfo.InvariantCulture));
        Text(line.Append(",\"Duration\":"), hasReturned ? call.Duration?.ToString("c", CultureInfo.InvariantCulture) : null);
        line.Append(",\"Thread\":").Append(call.Thread?.ToString(CultureInfo.InvariantCulture) ?? "null");
        line.Append(",\"IsMasked\":").Append(call.IsMasked ? "true" : "false");
        return line.Append("}\n").ToString();
    }

    private static void Parameters(StringBuilder line, PcscParameterList parameters)
    {
        line.Append('[');
        for (int i = 0; i < parameters.Count; i++)
        {
            Text(line.Append(i is 0 ? "{\"Name\":" : ",{\"Name\":"), parameters[i].Name);
            Text(line.Append(",\"Value\":"), parameters[i].Value);
            Text(line.Append(",\"Meaning\":"), parameters[i].Meaning);
            line.Append('}');
        }

        line.Append(']');
    }

    /// <summary>Everything but printable ASCII is escaped, so that the line is the same in every encoding and no reader's name breaks it.</summary>
    private static void Text(StringBuilder line, string? text)
    {
        if (text is null)
        {
            line.Append("null");
            return;
        }

        line.Append('"');
        foreach (char character in text)
        {
            if (character is '"' or '\\')
                line.Append('\\').Append(character);
            else if (character is >= ' ' and <= '~')
                line.Append(character);
            else
                line.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
        }

        line.Append('"');
    }
}
