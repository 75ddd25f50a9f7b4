using System.Collections.Generic;
using System.Management.Automation.Runspaces;

namespace SmartCard.Shell;

/// <summary>The words after a script file's path, as the engine binds them to the script's parameters.</summary>
internal static class ScriptArguments
{
    /// <summary>
    /// <c>-Name value</c> stays two arguments that the engine joins, because only it knows which parameters are
    /// switches; <c>-Name:value</c> is one, and its value may be <c>$true</c> or <c>$false</c>.
    /// </summary>
    public static IReadOnlyList<CommandParameter> Read(IEnumerable<string> words)
    {
        var arguments = new List<CommandParameter>();
        string? waiting = null;
        foreach (string word in words)
        {
            if (waiting is not null)
            {
                arguments.Add(new CommandParameter(waiting, word));
                waiting = null;
            }
            else if (word is not ['-', _, ..])
            {
                arguments.Add(new CommandParameter(null, word));
            }
            else if (word.IndexOf(':') is var colon && colon < 0)
            {
                arguments.Add(new CommandParameter(word));
            }
            else if (colon == word.Length - 1)
            {
                waiting = word[..colon];
            }
            else
            {
                arguments.Add(new CommandParameter(word[..colon], TruthOrText(word[(colon + 1)..])));
            }
        }

        return arguments;
    }

    private static object TruthOrText(string text) => bool.TryParse(text.TrimStart('$'), out bool truth) ? truth : text;
}
