using System;

namespace SmartCard.Bench.Peers;

/// <summary>A peer is not on this machine; the message says which, and the pair is skipped.</summary>
internal sealed class PeerMissingException(string message) : Exception(message);
