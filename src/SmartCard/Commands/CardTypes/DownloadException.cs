using System;

namespace SmartCard.Commands.CardTypes;

/// <summary>Why a download did not come to its end.</summary>
internal enum DownloadFailure
{
    /// <summary>The server cannot be reached, or answers with an error.</summary>
    Failed,

    /// <summary>The server sends elsewhere, where what comes could be changed on the way.</summary>
    Insecure,

    /// <summary>The connection ended before all was there.</summary>
    Incomplete,

    /// <summary>More bytes than any list has.</summary>
    TooLarge,

    /// <summary>Nothing came for too long.</summary>
    TimedOut,
}

/// <summary>A download that did not come to its end.</summary>
internal sealed class DownloadException(DownloadFailure failure, Uri address, string reason, Exception? inner = null)
    : Exception($"The download from {address} failed: {reason}", inner)
{
    internal DownloadFailure Failure { get; } = failure;

    internal Uri Address { get; } = address;
}
