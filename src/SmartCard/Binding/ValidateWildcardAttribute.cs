using System.Management.Automation;

namespace SmartCard.Binding;

/// <summary>Refuses a wildcard pattern whose brackets do not match, before anything is done.</summary>
internal sealed class ValidateWildcardAttribute : ValidateEnumeratedArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        try
        {
            new WildcardPattern(LanguagePrimitives.ConvertTo<string>(element)).IsMatch(string.Empty);
        }
        catch (WildcardPatternException exception)
        {
            throw new ValidationMetadataException($"\"{element}\" is no wildcard pattern: a bracket is not closed. Write `[ for a bracket that is meant as it is.", exception);
        }
    }
}
