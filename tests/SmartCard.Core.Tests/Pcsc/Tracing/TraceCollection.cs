using Xunit;

namespace SmartCard.Core.Tests.Pcsc.Tracing;

/// <summary>Tests of traces, one after the other: a trace into a file takes up the calls of the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TraceCollection
{
    public const string Name = "trace";
}
