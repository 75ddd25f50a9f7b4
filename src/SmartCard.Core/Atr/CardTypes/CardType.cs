using SmartCard.Bytes;

namespace SmartCard.Atr.CardTypes;

/// <summary>One key of a list of card types, and what the list says about the cards that it stands for.</summary>
public sealed class CardType
{
    private readonly CardTypeText text;
    private readonly string? atr;
    private string? pattern;

    internal CardType(string? pattern, AtrPattern compiled, CardTypeText text, int line, string source, string? atr = null)
    {
        this.pattern = pattern;
        Compiled = compiled;
        this.text = text;
        Line = line;
        Source = source;
        this.atr = atr;
    }

    /// <summary>
    /// The key: spaced pairs of hexadecimal digits, where <c>.</c> is any digit, <c>[13]</c> a digit of a set and
    /// <c>.*</c> any number of bytes. A pattern is as the list has it.
    /// </summary>
    public string Pattern => pattern ??= HexText.Format(Compiled.Exact!);

    /// <summary>The lines of text below the key, often a card each; none when the list says nothing.</summary>
    public AtrList<string> Description => text.Description;

    /// <summary>The addresses that stand on lines of their own below the key.</summary>
    public AtrList<string> Urls => text.Urls;

    /// <summary>Whether the key stands for more than one ATR.</summary>
    public bool IsPattern => Compiled.Exact is null;

    /// <summary>How many hexadecimal digits of the key are free or of a set; 0 for an exact key.</summary>
    public int Wildcards => Compiled.Wildcards;

    /// <summary>
    /// The ATR that this is the answer to, as upper-case pairs with spaces; where none was asked for, the key itself
    /// when it is exact, else <see langword="null"/>.
    /// </summary>
    public string? Atr => atr ?? (IsPattern ? null : Pattern);

    /// <summary>The line of the key in its file, from 1.</summary>
    public int Line { get; }

    /// <summary>Where the list was read from: the path of a file.</summary>
    public string Source { get; }

    internal AtrPattern Compiled { get; }

    /// <summary>The same as the answer to an ATR.</summary>
    /// <param name="atr">The ATR as text.</param>
    /// <returns>A copy with <see cref="Atr"/> set; the same object when it is so already.</returns>
    public CardType For(string atr) => atr == Atr ? this : new(Pattern, Compiled, text, Line, Source, atr);

    /// <summary>The key.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Pattern;
}
