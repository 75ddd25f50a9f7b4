using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using SmartCard.Apdu;
using SmartCard.Interindustry;
using Xunit;

namespace SmartCard.Core.Tests.Apdu;

/// <summary>Classes by ISO/IEC 7816-4:2005, 5.1.3, table 5; the words by table 6 and the documents that are named.</summary>
public sealed class StatusWordTests
{
    private const string Python = "/usr/bin/python3";

    /// <summary>Prints the word of every row of pyscard's tables with the table's name; one of SW1 alone has "xx".</summary>
    private const string PyscardRows =
        """
        from smartcard.sw.ISO7816_4ErrorChecker import iso7816_4SW
        from smartcard.sw.ISO7816_4_SW1ErrorChecker import iso7816_4SW1
        from smartcard.sw.ISO7816_8ErrorChecker import iso7816_8SW
        from smartcard.sw.ISO7816_9ErrorChecker import iso7816_9SW
        from smartcard.sw.op21_ErrorChecker import op21_SW
        for name, table in (('Iso7816Part4', iso7816_4SW), ('Iso7816Part8', iso7816_8SW), ('Iso7816Part9', iso7816_9SW), ('GlobalPlatform', op21_SW)):
            for sw1 in table:
                for sw2 in table[sw1][1]:
                    print(name, '%02X%02X' % (sw1, sw2), table[sw1][0].__name__)
        for sw1 in iso7816_4SW1:
            print('SW1', '%02Xxx' % sw1, iso7816_4SW1[sw1].__name__)
        """;

    [Theory]
    [InlineData(0x9000, StatusClass.NormalProcessing, true)]
    [InlineData(0x6100, StatusClass.NormalProcessing, true)]
    [InlineData(0x61FF, StatusClass.NormalProcessing, true)]
    [InlineData(0x6283, StatusClass.Warning, false)]
    [InlineData(0x63C1, StatusClass.Warning, false)]
    [InlineData(0x6400, StatusClass.ExecutionError, false)]
    [InlineData(0x6600, StatusClass.ExecutionError, false)]
    [InlineData(0x6700, StatusClass.CheckingError, false)]
    [InlineData(0x6F00, StatusClass.CheckingError, false)]
    [InlineData(0x9001, StatusClass.Proprietary, false)]
    [InlineData(0x9F10, StatusClass.Proprietary, false)]
    [InlineData(0x6000, StatusClass.Invalid, false)]
    [InlineData(0x0000, StatusClass.Invalid, false)]
    [InlineData(0xFFFF, StatusClass.Invalid, false)]
    public void SW1_tells_the_class(int value, StatusClass expected, bool isSuccess)
    {
        var word = StatusWord.Of(value);

        Assert.Equal((expected, isSuccess), (word.Class, word.IsSuccess));
    }

    [Theory]
    [InlineData(0x63C0, 0, "0")]
    [InlineData(0x63CF, 15, "15")]
    [InlineData(0x6110, 16, "16")]
    [InlineData(0x6100, 256, "256")]
    [InlineData(0x6C00, 256, "256")]
    [InlineData(0x6CFF, 255, "255")]
    [InlineData(0x6210, 16, "16")]
    [InlineData(0x6480, 128, "128")]
    public void The_number_in_SW2_is_in_the_meaning(int value, int number, string text)
    {
        var word = StatusWord.Of(value);

        Assert.Equal(number, word.Number);
        Assert.Contains(text, word.Meaning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x6A82, "6A82", StatusFamily.Iso7816Part4, "not found")]
    [InlineData(0x6687, "6687", StatusFamily.Iso7816Part8, "secure messaging")]
    [InlineData(0x9484, "9484", StatusFamily.GlobalPlatform, "algorithm")]
    [InlineData(0x6310, "6310", StatusFamily.GlobalPlatform, "more data")]
    [InlineData(0x69F0, "69F0", StatusFamily.Iso7816Part4, "command not allowed")] // SW1 alone
    [InlineData(0x6701, "6701", StatusFamily.Proprietary, "proprietary")]
    [InlineData(0x9112, "9112", StatusFamily.Proprietary, "proprietary")]
    public void A_word_has_its_meaning_and_its_document(int value, string text, StatusFamily family, string meaning)
    {
        var word = StatusWord.Of(value);

        Assert.Equal((text, family), (word.Text, word.Family));
        Assert.Contains(meaning, word.Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_number_of_16_bits_can_be_asked_for() =>
        Assert.All(Enumerable.Range(0, 0x10000), value =>
        {
            var word = StatusWord.Of(value);
            Assert.Equal(value, word.Value);
            Assert.Equal(value, int.Parse(word.Text, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            Assert.NotEmpty(word.Meaning);
            Assert.DoesNotContain("{", word.Meaning, StringComparison.Ordinal);
            Assert.Equal(word.Class == StatusClass.Invalid, word.Meanings.Count == 0);
        });

    [Fact]
    public void Larger_numbers_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => StatusWord.Of(0x10000));

    [Theory]
    [InlineData(0x6A82, "6A82")]
    [InlineData(0x63C5, "63Cx")]
    [InlineData(0x61AA, "61xx")]
    [InlineData(0x6240, "6202-6280")]
    [InlineData(0x6AFF, "6Axx")]
    [InlineData(0x9FFF, "9xxx")]
    public void A_row_of_the_table_names_its_range(int value, string range) =>
        Assert.Equal(range, StatusWord.Of(value).Meanings[0].StatusWord);

    [Fact]
    public void Every_row_of_pyscard_has_a_meaning_here()
    {
        string[][] rows = RowsOfPyscard();

        // Of pyscard 2.0.5: 49 words of part 4, 14 of SW1 alone, 32 of part 8, 7 of part 9, 17 of Open Platform 2.1.
        Assert.InRange(rows.Length, 49 + 14 + 32 + 7 + 17, int.MaxValue);
        Assert.All(rows, row => Assert.True(IsHere(row), $"{row[0]} {row[1]}"));
    }

    /// <summary>An exact row of the same document, and the same class.</summary>
    private static bool IsHere(string[] row)
    {
        if (row[0] == "SW1")
            return StatusWordMeaning.All.Any(found => found.StatusWord == row[1] && IsSameClass(found.Class, row[2]));
        var word = StatusWord.Of(int.Parse(row[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        return word.IsDefined && word.Meanings.Any(found => found.Family.ToString() == row[0]);
    }

    private static bool IsSameClass(StatusClass ours, string theirs) => theirs switch
    {
        "WarningProcessingException" => ours == StatusClass.Warning,
        "ExecutionErrorException" or "SecurityRelatedException" => ours == StatusClass.ExecutionError,
        _ => ours == StatusClass.CheckingError,
    };

    private static string[][] RowsOfPyscard()
    {
        Assert.SkipUnless(File.Exists(Python), "there is no Python (apt install python3-pyscard)");
        using Process python = Process.Start(new ProcessStartInfo(Python, ["-c", PyscardRows]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        string output = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        Assert.SkipUnless(python.ExitCode == 0, "there is no pyscard (apt install python3-pyscard)");
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(' '))];
    }
}
