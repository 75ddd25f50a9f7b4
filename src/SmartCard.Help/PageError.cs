namespace SmartCard.Help;

/// <summary>What is wrong with a page, and where.</summary>
/// <param name="Path">The page.</param>
/// <param name="Line">Line in it, from 1.</param>
/// <param name="Message">What is wrong and what should stand there.</param>
internal sealed record PageError(string Path, int Line, string Message)
{
    /// <summary>In MSBuild's canonical form, so that the build fails and an editor finds the line.</summary>
    public override string ToString() => $"{Path}({Line}): error: {Message}";
}
