using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Linq;
using System.Management.Automation;
using SmartCard.Atr;
using SmartCard.Atr.CardTypes;
using SmartCard.Commands.Atr;
using SmartCard.Binding;
using SmartCard.Errors;

namespace SmartCard.Commands.CardTypes;

/// <summary>Get-CardType: names cards by their ATR, and searches lists of card types.</summary>
[Cmdlet(VerbsCommon.Get, "CardType", DefaultParameterSetName = WholeList)]
[OutputType(typeof(CardType))]
public sealed class GetCardTypeCommand : AtrInputCommand
{
    private const string WholeList = "List";
    private const string ByAtr = "Atr";

    private CardTypeList list = null!;
    private WildcardPattern[]? names;

    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ByAtr)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public override object? Atr { get; set; }

    /// <summary>Only card types with a line of description that is like one of these; case does not matter.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ValidateWildcard]
    public string[]? Name { get; set; }

    /// <summary>
    /// The lists to read, several put together in this order; without it the first of the user's cache, the list that
    /// pcsc-tools installs, and the one that the environment variable SMARTCARD_LIST names.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Path { get; set; }

    /// <summary>Reads the lists.</summary>
    protected override void BeginProcessing()
    {
        names = Name?.Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant)).ToArray();
        list = CardTypeList.Merge([.. (Path is null ? [FindDefault()] : Path.SelectMany(Resolve)).Select(Load)]);
        if (list.UnreadCount > 0)
            WriteWarning($"Lines that could not be read: {list.UnreadCount}. The first is in {list.Unread[0].Source}: {list.Unread[0]}.");
    }

    /// <summary>Takes the next ATR, if ATRs are asked for.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ByAtr)
            base.ProcessRecord();
    }

    /// <summary>Writes the whole list, if no ATRs are asked for.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (ParameterSetName == ByAtr)
            return;
        foreach (CardType entry in list.Entries)
        {
            if (Stopping)
                return;
            if (IsNamed(entry))
                WriteObject(entry);
        }
    }

    /// <summary>Writes what the list knows of the ATR.</summary>
    /// <param name="atr">The ATR.</param>
    protected override void Process(AnswerToReset atr)
    {
        IReadOnlyList<CardType> found = list.Match(atr.Bytes);
        if (found.Count == 0)
            WriteVerbose($"The list does not know {atr.Atr}.");
        foreach (CardType entry in found.Where(IsNamed))
            WriteObject(entry.For(atr.Atr));
    }

    private bool IsNamed(CardType entry) =>
        names is null || entry.Description.Any(line => names.Any(name => name.IsMatch(line)));

    private string FindDefault()
    {
        if (CardTypeFiles.FindDefault() is string found)
            return found;
        ThrowTerminatingError(CardTypeErrors.CardTypeListNotFound(CardTypeFiles.DefaultPaths()));
        return string.Empty;
    }

    private Collection<string> Resolve(string path)
    {
        try
        {
            Collection<string> paths = GetResolvedProviderPathFromPSPath(path, out _);
            if (paths.Count > 0)
                return paths;
            throw new ItemNotFoundException($"No file is like \"{path}\".");
        }
        catch (SessionStateException exception)
        {
            ThrowTerminatingError(CardTypeErrors.CardTypeListNotFound(path, exception));
            return [];
        }
    }

    private CardTypeList Load(string path)
    {
        try
        {
            CardTypeList loaded = CardTypeFiles.Load(path);
            WriteVerbose($"{path}: {loaded.Entries.Count} card types.");
            return loaded;
        }
        catch (InvalidCardTypeListException exception)
        {
            ThrowTerminatingError(CardTypeErrors.InvalidCardTypeList(path, exception));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(CardTypeErrors.CardTypeListUnreadable(path, exception));
        }

        return null!;
    }
}
