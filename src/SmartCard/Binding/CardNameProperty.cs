using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using SmartCard.Atr.CardTypes;
using SmartCard.Bytes;
using SmartCard.Commands.CardTypes;

namespace SmartCard.Binding;

/// <summary>
/// The property CardName of objects that have an ATR. It looks into the list of card types when it is asked for, so
/// nobody else waits for the list to be read.
/// </summary>
public static class CardNameProperty
{
    /// <summary>The name of the card, from the list that Get-CardType uses.</summary>
    /// <param name="instance">An object with a property Atr.</param>
    /// <returns>
    /// The first line that the best match has; <see langword="null"/> without an ATR or a list, or when the list does
    /// not know the card.
    /// </returns>
    public static string? CardName(PSObject instance)
    {
        if (instance?.Properties["Atr"]?.Value is not string atr || CardTypeFiles.FindDefault() is not string path)
            return null;
        try
        {
            return CardTypeFiles.Load(path)
                .Match(HexText.Parse(atr))
                .Select(found => found.Description.FirstOrDefault())
                .FirstOrDefault(name => name is not null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidCardTypeListException or InvalidHexException)
        {
            // Get-CardType tells what is wrong; a property that is shown in passing does not.
            return null;
        }
    }
}
