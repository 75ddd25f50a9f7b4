using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SmartCard.Pkcs11;

namespace SmartCard.Binding;

/// <summary>Completes to the mechanisms that the token has for what the command does, when its session or a key of it is given.</summary>
public sealed class TokenMechanismCompleter : IArgumentCompleter
{
    private static readonly Dictionary<string, Pkcs11MechanismFlags> Uses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["New-Pkcs11Signature"] = Pkcs11MechanismFlags.Sign,
        ["Test-Pkcs11Signature"] = Pkcs11MechanismFlags.Verify,
        ["Protect-Pkcs11Data"] = Pkcs11MechanismFlags.Encrypt,
        ["Unprotect-Pkcs11Data"] = Pkcs11MechanismFlags.Decrypt,
        ["Get-Pkcs11Digest"] = Pkcs11MechanismFlags.Digest,
        ["Protect-Pkcs11Key"] = Pkcs11MechanismFlags.Wrap,
        ["Unprotect-Pkcs11Key"] = Pkcs11MechanismFlags.Unwrap,
        ["New-Pkcs11DerivedKey"] = Pkcs11MechanismFlags.Derive,
        ["New-Pkcs11Key"] = Pkcs11MechanismFlags.Generate,
        ["New-Pkcs11KeyPair"] = Pkcs11MechanismFlags.GenerateKeyPair,
    };

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = (wordToComplete ?? "").Trim('\'', '"');
        string prefix = Pkcs11Names.Mechanisms.Prefix;
        return
            from name in NamesFor(commandName, fakeBoundParameters)
            where name.StartsWith(typed, StringComparison.OrdinalIgnoreCase) || name.StartsWith(prefix + typed, StringComparison.OrdinalIgnoreCase)
            orderby name
            select new CompletionResult(name);
    }

    private static IEnumerable<string> NamesFor(string commandName, IDictionary bound)
    {
        Pkcs11Session? session = bound.Values.Cast<object?>()
            .Select(value => value is PSObject wrapped ? wrapped.BaseObject : value)
            .Select(value => value as Pkcs11Session ?? (value as Pkcs11Object)?.Session)
            .FirstOrDefault(found => found is not null);
        try
        {
            if (session is not null && Uses.TryGetValue(commandName, out Pkcs11MechanismFlags use))
                return [.. session.GetMechanisms().Where(mechanism => mechanism.Flags.HasFlag(use)).Select(mechanism => mechanism.Mechanism)];
        }
        catch (Pkcs11Exception)
        {
            // The Tab key shows no errors; the command itself will.
        }

        return Pkcs11Names.Mechanisms.Names;
    }
}
