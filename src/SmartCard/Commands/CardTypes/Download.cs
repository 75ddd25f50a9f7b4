using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using static System.FormattableString;

namespace SmartCard.Commands.CardTypes;

/// <summary>
/// Downloads a file that may be large, late, cut off or somebody else's: only by ways on which nobody can change it,
/// up to a size, within a time.
/// </summary>
internal sealed class Download : IDisposable
{
    /// <summary>The list of 2026 has 0.6 MiB.</summary>
    internal const int MostBytes = 16 << 20;

    private const int MostRedirects = 5;
    private static readonly TimeSpan BeforeRetry = TimeSpan.FromSeconds(1);

    private readonly Uri address;
    private readonly TimeSpan patience;
    private readonly CancellationToken stopping;
    private readonly HttpClient client;

    /// <param name="address">Where the file is; <see cref="IsSecure"/>.</param>
    /// <param name="patience">How long nothing may come.</param>
    /// <param name="stopping">Ends the download at once.</param>
    internal Download(Uri address, TimeSpan patience, CancellationToken stopping)
    {
        this.address = address;
        this.patience = patience;
        this.stopping = stopping;

        // Windows PowerShell 5.1 may offer nothing newer than TLS 1.0; the default value leaves the choice to the system.
        if (ServicePointManager.SecurityProtocol != default(SecurityProtocolType))
            ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
        client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("SmartCard-PowerShell");
    }

    /// <summary>Told of each try, redirect and answer.</summary>
    internal Action<string>? Said { get; set; }

    /// <summary>Told how many bytes are there, and of how many when the server says so.</summary>
    internal Action<long, long?>? Progressed { get; set; }

    /// <summary>Whether what comes from an address cannot be changed on the way: by TLS, or because there is no way.</summary>
    internal static bool IsSecure(Uri address) =>
        address.IsAbsoluteUri
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    /// <summary>Writes the file to a path, unless it is the one that is known.</summary>
    /// <param name="path">The path; what is there is written over.</param>
    /// <param name="known">The version that is there already, or null.</param>
    /// <returns>The version that was written; null when there is none newer than the known one.</returns>
    /// <exception cref="DownloadException">It did not come to its end.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal DownloadStamp? Save(string path, DownloadStamp? known)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        try
        {
            using HttpResponseMessage response = Ask(known, limit);
            if (response.StatusCode == HttpStatusCode.NotModified && known is not null)
                return null;
            if (!response.IsSuccessStatusCode)
                throw Failed(DownloadFailure.Failed, $"the server answered {Status(response)}.");
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
            Copy(response, file, limit);
            return DownloadStamp.Of(address, response);
        }
        catch (OperationCanceledException exception) when (!stopping.IsCancellationRequested)
        {
            throw Failed(DownloadFailure.TimedOut, Invariant($"nothing came for {patience.TotalSeconds} seconds."), exception);
        }
        catch (HttpRequestException exception)
        {
            throw Failed(DownloadFailure.Failed, (exception.InnerException ?? exception).Message, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private HttpResponseMessage Ask(DownloadStamp? known, CancellationTokenSource limit)
    {
        HttpResponseMessage response = FollowRedirects(known, limit);
        if ((int)response.StatusCode < 500)
            return response;

        Said?.Invoke($"The server answered {Status(response)}; trying once more.");
        response.Dispose();
        if (stopping.WaitHandle.WaitOne(BeforeRetry))
            throw new OperationCanceledException(stopping);
        return FollowRedirects(known, limit);
    }

    private HttpResponseMessage FollowRedirects(DownloadStamp? known, CancellationTokenSource limit)
    {
        Uri next = address;
        for (int i = 0; i <= MostRedirects; i++)
        {
            HttpResponseMessage response = Send(next, known, limit);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not Uri location)
                return response;

            response.Dispose();
            next = new Uri(next, location);
            Said?.Invoke($"The server sends to {next}.");
            // An address in the network may not send to what listens on this computer.
            bool stays = next.Scheme == address.Scheme && next.Authority == address.Authority;
            if (next.Scheme != Uri.UriSchemeHttps && !stays)
                throw Failed(DownloadFailure.Insecure, $"the server sends to {next}, which is not HTTPS.");
        }

        throw Failed(DownloadFailure.Failed, Invariant($"the server sends on more than {MostRedirects} times."));
    }

    private HttpResponseMessage Send(Uri next, DownloadStamp? known, CancellationTokenSource limit)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, next);
        known?.MakeConditional(request);
        limit.CancelAfter(patience);
        return Wait(client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token));
    }

    private void Copy(HttpResponseMessage response, FileStream file, CancellationTokenSource limit)
    {
        long? announced = response.Content.Headers.ContentLength;
        if (announced > MostBytes)
            throw TooLarge();

        // The streams of .NET Framework do not look at the token while they wait for bytes.
        using CancellationTokenRegistration hangUp = limit.Token.Register(response.Dispose);
        long there = 0;
        try
        {
            using Stream body = Wait(response.Content.ReadAsStreamAsync());
            var buffer = new byte[65536];
            int count;
            while ((count = Wait(body.ReadAsync(buffer, 0, buffer.Length, limit.Token))) > 0)
            {
                there += count;
                if (there > MostBytes)
                    throw TooLarge();
                file.Write(buffer, 0, count);
                limit.CancelAfter(patience);
                Progressed?.Invoke(there, announced);
            }
        }
        catch (Exception exception) when (limit.IsCancellationRequested && exception is not DownloadException)
        {
            throw new OperationCanceledException(exception.Message, exception, limit.Token);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            throw Incomplete(there, announced, exception);
        }

        if (there < announced)
            throw Incomplete(there, announced, inner: null);
    }

    private DownloadException TooLarge() =>
        Failed(DownloadFailure.TooLarge, Invariant($"there are more than {MostBytes >> 20} MiB, and no list has so much."));

    private DownloadException Incomplete(long there, long? announced, Exception? inner) =>
        Failed(DownloadFailure.Incomplete, announced is null ? Invariant($"the connection ended after {there} bytes.") : Invariant($"the connection ended after {there} of {announced} bytes."), inner);

    private DownloadException Failed(DownloadFailure failure, string reason, Exception? inner = null) => new(failure, address, reason, inner);

    private static string Status(HttpResponseMessage response) => Invariant($"{(int)response.StatusCode} {response.ReasonPhrase}");

    /// <summary>The cmdlet's thread has nothing else to do, and progress may be shown from it only.</summary>
    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
