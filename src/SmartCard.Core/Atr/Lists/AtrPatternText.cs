namespace SmartCard.Atr.Lists;

/// <summary>Tells a pattern of smartcard_list.txt, an ATR as a regular expression, from text that is none.</summary>
internal static class AtrPatternText
{
    private const string OfPatterns = ".*[]()|?+^-,";

    private static readonly bool[] Allowed = MakeAllowed();

    /// <summary>Whether a line begins as an ATR and has nothing but hexadecimal digits, spaces and signs of patterns, one of these at least.</summary>
    internal static bool IsPattern(byte[] bytes, int start, int end)
    {
        if (start == end || bytes[start] != '3')
            return false;
        bool isPattern = false;
        for (int i = start; i < end; i++)
        {
            if (bytes[i] >= Allowed.Length || !Allowed[bytes[i]])
                return false;
            isPattern |= OfPatterns.IndexOf((char)bytes[i]) >= 0;
        }

        return isPattern;
    }

    private static bool[] MakeAllowed()
    {
        var allowed = new bool[128];
        foreach (char character in "0123456789abcdefABCDEF \t\r" + OfPatterns)
            allowed[character] = true;
        return allowed;
    }
}
