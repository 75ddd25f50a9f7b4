using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace SmartCard.Shell.Host;

/// <summary>Asks for values: the mandatory parameters that a command was not given, names and passwords.</summary>
internal sealed class Questions(PSHostUserInterface ui)
{
    private const string HelpCommand = "!?";

    /// <summary>The answer to each field, or none at all when the input ended.</summary>
    public Dictionary<string, PSObject> AskForFields(string caption, string message, ICollection<FieldDescription> fields)
    {
        ShowHeading(ui, caption, message);
        if (fields.Any(static field => !string.IsNullOrEmpty(field.HelpMessage)))
            ui.WriteLine($"(Type {HelpCommand} for Help.)");

        var answers = new Dictionary<string, PSObject>(StringComparer.OrdinalIgnoreCase);
        foreach (FieldDescription field in fields)
        {
            Type type = Type.GetType(field.ParameterAssemblyFullName) ?? typeof(string);
            object? answer = typeof(IList).IsAssignableFrom(type) ? AskForList(field, type) : Ask(field, $"{field.Name}: ", type);
            if (answer is null)
                return [];
            answers.Add(field.Name, PSObject.AsPSObject(answer));
        }

        return answers;
    }

    public PSCredential? AskForCredential(string? caption, string? message, string? userName, string? targetName)
    {
        ShowHeading(ui, caption, message);
        while (string.IsNullOrEmpty(userName))
        {
            ui.Write("User: ");
            userName = ui.ReadLine();
            if (userName is null)
                return null;
        }

        SecureString password = SecretInput.Ask(ui, $"Password for user {userName}: ");
        return new PSCredential(string.IsNullOrEmpty(targetName) ? userName : $@"{targetName}\{userName}", password);
    }

    internal static void ShowHeading(PSHostUserInterface ui, string? caption, string? message)
    {
        if (!string.IsNullOrEmpty(caption))
        {
            ui.WriteLine();
            ui.WriteLine(PSStyle.Instance.Bold + caption + PSStyle.Instance.Reset);
        }

        if (!string.IsNullOrEmpty(message))
            ui.WriteLine(message);
    }

    // A list is asked for one element at a time; an empty line ends it.
    private object? AskForList(FieldDescription field, Type type)
    {
        Type elementType = type.GetElementType() ?? typeof(object);
        var elements = new ArrayList();
        while (true)
        {
            object? element = Ask(field, $"{field.Name}[{elements.Count}]: ", elementType, emptyEnds: true);
            if (element is null)
                return null;
            if (element is "" or SecureString { Length: 0 })
                return LanguagePrimitives.TryConvertTo(elements, type, CultureInfo.InvariantCulture, out object list) ? list : elements;
            elements.Add(element);
        }
    }

    private object? Ask(FieldDescription field, string label, Type type, bool emptyEnds = false)
    {
        if (type == typeof(PSCredential))
            return AskForCredential(field.Name, message: null, userName: null, targetName: null);

        while (true)
        {
            if (type == typeof(SecureString))
                return SecretInput.Ask(ui, label);

            ui.Write(label);
            string? line = ui.ReadLine();
            if (line is null || (line.Length == 0 && emptyEnds))
                return line;

            if (line is HelpCommand)
                ui.WriteLine(string.IsNullOrEmpty(field.HelpMessage) ? $"No help is available for {field.Name}." : field.HelpMessage);
            else if (LanguagePrimitives.TryConvertTo(line, type, CultureInfo.InvariantCulture, out object value))
                return value;
            else
                ui.WriteLine($"Cannot recognize \"{line}\" as a {type}.");
        }
    }
}
