using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace SmartCard.Tests.CardTypes;

/// <summary>What a server sends: status line and header, then the body, then it closes the connection or keeps still.</summary>
internal sealed record Answer(string Status, string Body = "", string Header = "", long? Length = null, bool KeepsStill = false)
{
    public static Answer Ok(string body, string header = "") => new("200 OK", body, header);

    public static Answer Redirect(string to) => new("302 Found", Header: $"Location: {to}\r\n");
}

/// <summary>An HTTP server on this computer that sends prepared answers, one a request, byte for byte.</summary>
internal sealed class ListServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentQueue<Answer> answers;
    private readonly ConcurrentQueue<string> requests = [];
    private readonly Task serving;

    public ListServer(params Answer[] answers)
    {
        this.answers = new ConcurrentQueue<Answer>(answers);
        listener.Start();
        Root = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
        serving = Serve();
    }

    public Uri Root { get; }

    public string Address => new Uri(Root, "smartcard_list.txt").AbsoluteUri;

    /// <summary>The header of each request so far.</summary>
    public IReadOnlyList<string> Requests => [.. requests];

    /// <summary>Ends when a client has got all that it will get from an answer that keeps still.</summary>
    public TaskCompletionSource IsStill { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose()
    {
        closing.Cancel();
        listener.Stop();
        serving.GetAwaiter().GetResult();
        listener.Dispose();
        closing.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync(closing.Token);
                await Talk(client.GetStream());
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or InvalidOperationException or SocketException)
        {
            // The listener was stopped, before the wait for the next request or in it.
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        try
        {
            requests.Enqueue(await ReadHeader(stream));
            Answer answer = answers.TryDequeue(out Answer? next) ? next : new Answer("500 Nothing Prepared");
            byte[] body = Encoding.UTF8.GetBytes(answer.Body);
            string header = string.Create(
                CultureInfo.InvariantCulture,
                $"HTTP/1.1 {answer.Status}\r\nConnection: close\r\nContent-Length: {answer.Length ?? body.Length}\r\n{answer.Header}\r\n");
            await stream.WriteAsync(Encoding.ASCII.GetBytes(header), closing.Token);
            await stream.WriteAsync(body, closing.Token);
            if (answer.KeepsStill)
            {
                IsStill.SetResult();
                await Task.Delay(Timeout.Infinite, closing.Token);
            }
        }
        catch (IOException)
        {
            // The client had enough.
        }
    }

    private async Task<string> ReadHeader(NetworkStream stream)
    {
        StringBuilder header = new();
        byte[] one = new byte[1];
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, closing.Token) == 1)
            header.Append((char)one[0]);
        return header.ToString();
    }
}
