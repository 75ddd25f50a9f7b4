using System.Linq;
using SmartCard.Atr;
using SmartCard.Atr.Historical;
using SmartCard.Bytes;
using Xunit;

namespace SmartCard.Core.Tests.Atr.Historical;

/// <summary>ATRs of nothing but historical bytes.</summary>
internal static class Sample
{
    /// <summary>Where the historical bytes of <see cref="Of"/> begin.</summary>
    internal const int Start = 2;

    internal static AnswerToReset Of(string historicalBytes)
    {
        byte[] bytes = HexText.Parse(historicalBytes);
        return AnswerToReset.Parse([0x3B, (byte)bytes.Length, .. bytes]);
    }

    internal static HistoricalContent Read(string historicalBytes)
    {
        HistoricalContent? content = Of(historicalBytes).Historical;
        Assert.NotNull(content);
        return content;
    }

    internal static string Findings(AnswerToReset atr) => string.Join(", ", atr.Findings.Select(finding => finding.ToString()));
}
