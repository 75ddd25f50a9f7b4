using System.Management.Automation;

namespace SmartCard.Binding;

/// <summary>What a person typed as an argument.</summary>
internal static class TypedText
{
    /// <summary>
    /// Text, or the characters of a number that looks otherwise when PowerShell writes it: <c>00</c>, <c>0x84</c> and
    /// <c>1d</c> keep theirs. <see langword="null"/> for plain numbers such as 84, which nobody can tell from a number
    /// that was computed, and for everything else.
    /// </summary>
    internal static string? Of(object? input) => input switch
    {
        string text => text,
        PSObject { BaseObject: string text } => text,
        PSObject { BaseObject: int or long or double or decimal } typed when Written(typed) != Written(typed.BaseObject) => Written(typed),
        _ => null,
    };

    private static string Written(object number) => LanguagePrimitives.ConvertTo<string>(number);
}
