using System.Linq;
using SmartCard.Tests.Engine;
using Xunit;

namespace SmartCard.Tests.Apdu;

/// <summary>Names: ISO/IEC 7816-4 and EMV 4.3 Book 3, annex A.</summary>
public sealed class TagCompleterTests
{
    [Theory]
    [InlineData("ConvertTo-Tlv 9F3", "'9F38'")]
    [InlineData("ConvertTo-Tlv -Tag 'application lab", "'50'")]
    [InlineData("ConvertFrom-Tlv 5000 -Path 9F3", "'9F38'")]
    [InlineData("ConvertFrom-Tlv 5000 -Path 6F/A5/5", "'6F/A5/50'")]
    [InlineData("ConvertFrom-Tlv 5000 -Path '**/application lab", "'**/50'")]
    public void The_tab_key_offers_tags_by_digits_and_by_name(string typed, string offered) =>
        Assert.Contains(offered, PowerShellEngine.Complete(typed).Select(match => match.CompletionText));

    [Fact]
    public void A_tag_is_offered_once_by_the_vocabulary_that_is_asked_first() =>
        Assert.Equal(["Application label (Emv)"], PowerShellEngine.Complete("ConvertTo-Tlv -Vocabulary Emv -Tag 50").Select(match => match.ToolTip));
}
