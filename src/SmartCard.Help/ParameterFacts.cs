using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace SmartCard.Help;

/// <summary>What the compiled cmdlet says about a parameter in one group of its parameter sets.</summary>
/// <param name="Sets">Names of the parameter sets, or <c>(All)</c>.</param>
/// <param name="Parameter">The parameter as the engine describes it.</param>
/// <param name="Default">The property's value in a new cmdlet; empty when the cmdlet sets none.</param>
internal sealed record ParameterFacts(string Sets, CommandParameterInfo Parameter, string Default)
{
    /// <summary>Where more than the case differs (about_Type_Accelerators).</summary>
    private static readonly Dictionary<string, string> OwnWords = new(StringComparer.Ordinal)
    {
        ["Boolean"] = "bool",
        ["Int16"] = "short",
        ["Int32"] = "int",
        ["Int64"] = "long",
        ["UInt16"] = "ushort",
        ["UInt32"] = "uint",
        ["UInt64"] = "ulong",
        ["Single"] = "float",
    };

    /// <summary>Short name of the type, as platyPS writes it.</summary>
    public string Type => NameOf(Parameter.ParameterType);

    /// <summary>The same in a syntax, where the engine writes PowerShell's own word for some types.</summary>
    public string TypeInSyntax
    {
        get
        {
            string element = Type.TrimEnd('[', ']');
            return OwnWords.TryGetValue(element, out string? word) ? word + Type[element.Length..] : Type;
        }
    }

    /// <summary>Position from 0, or Named.</summary>
    public string Position => Parameter.Position >= 0 ? Parameter.Position.ToString(CultureInfo.InvariantCulture) : "Named";

    /// <summary>How the pipeline binds it.</summary>
    public string PipelineInput => (Parameter.ValueFromPipelineByPropertyName, Parameter.ValueFromPipeline) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByPropertyName)",
        (false, true) => "True (ByValue)",
        _ => "False",
    };

    /// <summary>Whether wildcards mean something in its value.</summary>
    public bool Wildcards => Parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any();

    /// <summary>The only values it takes, from its ValidateSet or its enumeration; empty when it takes others as well.</summary>
    public IReadOnlyList<string> AcceptedValues =>
        Parameter.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault() is { } set ? [.. set.ValidValues]
        : ElementOf(Parameter.ParameterType) is { IsEnum: true } type ? Enum.GetNames(type)
        : [];

    /// <summary>The facts of each parameter of a cmdlet by name, the common parameters left out.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<ParameterFacts>> Of(CmdletInfo cmdlet)
    {
        object instance = Activator.CreateInstance(cmdlet.ImplementingType)!;
        object another = Activator.CreateInstance(cmdlet.ImplementingType)!;
        return cmdlet.ParameterSets
            .SelectMany(set => set.Parameters, (set, parameter) => (Set: set.Name, Parameter: parameter))
            .Where(pair => !Cmdlet.CommonParameters.Contains(pair.Parameter.Name))
            .GroupBy(pair => pair.Parameter.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                group => group.Key,
                group => Group([.. group], cmdlet.ParameterSets.Count, DefaultOf(instance, another, group.Key)),
                StringComparer.OrdinalIgnoreCase);
    }

    private static IReadOnlyList<ParameterFacts> Group(List<(string Set, CommandParameterInfo Parameter)> uses, int allSets, string value)
    {
        var alike = uses.GroupBy(use => (use.Parameter.IsMandatory, use.Parameter.Position, use.Parameter.ValueFromPipeline, use.Parameter.ValueFromPipelineByPropertyName));
        return [.. alike.Select(group => new ParameterFacts(
            group.Count() == allSets ? "(All)" : string.Join(", ", group.Select(use => use.Set)),
            group.First().Parameter,
            value))];
    }

    /// <summary>A value that is another one in each cmdlet, as a new GUID is, can only be told in words.</summary>
    private static string DefaultOf(object cmdlet, object another, string parameter)
    {
        string value = DefaultOf(cmdlet, parameter);
        return value == DefaultOf(another, parameter) ? value : "";
    }

    private static string DefaultOf(object cmdlet, string parameter) => cmdlet.GetType().GetProperty(parameter)?.GetMethod?.Invoke(cmdlet, parameters: null) switch
    {
        null => "",
        SwitchParameter => "False",
        Array values => string.Join(", ", values.Cast<object>()),
        ValueType value when value.Equals(Activator.CreateInstance(value.GetType())) => "",
        object value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static Type ElementOf(Type type) => Nullable.GetUnderlyingType(type) ?? type.GetElementType() ?? type;

    private static string NameOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type).Name;
}
