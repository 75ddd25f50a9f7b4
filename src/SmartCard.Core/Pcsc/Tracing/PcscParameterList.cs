using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace SmartCard.Pcsc.Tracing;

/// <summary>The parameters that went into a PC/SC call, or came out of it.</summary>
/// <param name="parameters">The parameters, in order.</param>
public sealed class PcscParameterList(IList<PcscParameter> parameters) : ReadOnlyCollection<PcscParameter>(parameters)
{
    /// <summary>The parameters in a line, so that a file of comma-separated values holds them: <c>hCard: 0x5AB1; dwDisposition: …</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Join("; ", this);
}
