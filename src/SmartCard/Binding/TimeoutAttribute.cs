using System;
using System.Globalization;
using System.Management.Automation;
using System.Threading;

namespace SmartCard.Binding;

/// <summary>Lets a time be given as a time span or as seconds: <c>5</c>, <c>0.5</c>, <c>(New-TimeSpan -Minutes 1)</c>, <c>'00:01:30'</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeoutAttribute : ArgumentTransformationAttribute
{
    /// <summary>A wait in milliseconds can hold a little more (2,147,483,647 ms).</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    /// <summary>Whether <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> stands for no limit.</summary>
    public bool MayBeInfinite { get; set; }

    /// <summary>Reads numbers as seconds; leaves everything else to the engine's own conversion to a time span.</summary>
    /// <param name="engineIntrinsics">Not used.</param>
    /// <param name="inputData">What the parameter was given.</param>
    /// <returns>The time span.</returns>
    /// <exception cref="ArgumentTransformationMetadataException">The time is below zero or longer than 24 days, or no time.</exception>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        TimeSpan? time = value switch
        {
            TimeSpan span => span,
            string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) ? FromSeconds(seconds)
                : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan span) ? span : null,
            IConvertible number when number.GetTypeCode() is >= TypeCode.SByte and <= TypeCode.Decimal => FromSeconds(number.ToDouble(CultureInfo.InvariantCulture)),
            _ => null,
        };
        if (MayBeInfinite && time == Timeout.InfiniteTimeSpan)
            return time;
        if (time is not { } result || result < TimeSpan.Zero || result > Longest)
        {
            throw new ArgumentTransformationMetadataException(
                $"'{value}' is no time from 0 seconds to {Longest.TotalDays:0} days. Give seconds, as 5 or 0.5, or a time span.");
        }

        return result;
    }

    private static TimeSpan? FromSeconds(double seconds) =>
        seconds >= 0 && seconds <= Longest.TotalSeconds ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)) : null;
}
