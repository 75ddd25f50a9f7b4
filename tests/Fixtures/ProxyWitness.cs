using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace SmartCard.Fixtures;

/// <summary>A proxy that serves nothing and remembers what it was asked for.</summary>
internal sealed partial class ProxyWitness : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> requests = [];
    private readonly Task serving;

    public ProxyWitness()
    {
        listener.Start();
        serving = Serve();
    }

    /// <summary>The options that send all of Chromium's traffic here, that to this computer itself included.</summary>
    public string[] Options =>
        [FormattableString.Invariant($"--proxy-server=http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), "--proxy-bypass-list=<-loopback>"];

    /// <summary>The first line of each request, without those that Chromium makes on its own account with every page.</summary>
    public IReadOnlyCollection<string> Requests => [.. requests.Where(request => !OfTheBrowser().IsMatch(request))];

    public void Dispose()
    {
        listener.Stop();
        listener.Dispose();
        serving.GetAwaiter().GetResult();
    }

    /// <summary>Time, updates and sign-in, whatever its options say.</summary>
    [GeneratedRegex(@"^[A-Z]+ (https?://)?[a-z0-9.-]+\.(google|googleapis|gvt1)\.com[:/]", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex OfTheBrowser();

    private async Task Serve()
    {
        while (true)
        {
            try
            {
                using TcpClient client = await listener.AcceptTcpClientAsync();
                await Answer(client);
            }
            catch (Exception exception) when (exception is SocketException or InvalidOperationException or OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Answer(TcpClient client)
    {
        try
        {
            await using NetworkStream stream = client.GetStream();
            using StreamReader reader = new(stream, leaveOpen: true);
            requests.Enqueue(await reader.ReadLineAsync() ?? "");
            await stream.WriteAsync("HTTP/1.1 502 Nothing\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
        }
        catch (IOException)
        {
            // The browser hung up.
        }
    }
}
