using System;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;
using SmartCard.Atr;

namespace SmartCard.Bench.Inside;

/// <summary>Reads everything that an ATR says, except as text: every public property but Atr and Lines.</summary>
/// <remarks>The properties come by reflection, so that a new one is measured from the day it is written.</remarks>
internal static class FullDecode
{
    /// <summary>Reads the properties of one ATR, compiled to plain calls of the getters.</summary>
    internal static readonly Action<AnswerToReset> Read = Compile();

    private static Action<AnswerToReset> Compile()
    {
        ParameterExpression atr = Expression.Parameter(typeof(AnswerToReset), "atr");
        var reads = typeof(AnswerToReset).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.Name is not nameof(AnswerToReset.Atr) and not nameof(AnswerToReset.Lines))
            .Select(property => Expression.Assign(
                Expression.Property(null, typeof(Seen<>).MakeGenericType(property.PropertyType), nameof(Seen<int>.Last)),
                Expression.Property(atr, property)));
        return Expression.Lambda<Action<AnswerToReset>>(Expression.Block(reads), atr).Compile();
    }

    /// <summary>Where values go, so that no getter can be optimised away.</summary>
    private static class Seen<T>
    {
        internal static T? Last { get; set; }
    }
}
