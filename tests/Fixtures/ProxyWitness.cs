using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace SmartCard.Fixtures;

/// <summary>A proxy that serves nothing and remembers what it was asked for.</summary>
internal sealed class ProxyWitness : IDisposable
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

    /// <summary>The first line of each request.</summary>
    public IReadOnlyCollection<string> Requests => requests;

    public void Dispose()
    {
        listener.Stop();
        listener.Dispose();
        serving.GetAwaiter().GetResult();
    }

    private async Task Serve()
    {
        while (true)
        {
            try
            {
                using TcpClient client = await listener.AcceptTcpClientAsync();
                await Answer(client);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
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
