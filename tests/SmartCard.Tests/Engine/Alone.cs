using Xunit;

namespace SmartCard.Tests.Engine;

/// <summary>Tests with nothing beside them, since they count or time what the whole process does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
