using System;
using System.IO;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace SmartCard.Pkcs11;

/// <summary>
/// Data of an operation in parts, read from one stream and, when it encrypts or decrypts, written to another. What goes
/// wrong with them ends the data instead of the call: otherwise the operation would stay open in the session, and the
/// next one would be refused (CKR_OPERATION_ACTIVE). <see cref="Check"/> tells of it afterwards.
/// </summary>
internal sealed class OperationData
{
    private readonly CancellationToken stopped;
    private ExceptionDispatchInfo? failure;

    public OperationData(Stream input, Stream? output, Action<long>? progress, CancellationToken stopped)
    {
        this.stopped = stopped;
        Input = new Side(this, input, progress);
        Output = new Side(this, output ?? Stream.Null, progress: null);
    }

    public Stream Input { get; }

    public Stream Output { get; }

    /// <summary>Makes the call, and then throws what went wrong with the streams, if anything did.</summary>
    public T Run<T>(Func<T> call)
    {
        try
        {
            T result = call();
            Check();
            return result;
        }
        catch (Pkcs11Exception) when (failure is not null || stopped.IsCancellationRequested)
        {
            // Data that ends too early is not valid; why it ended is the news.
            Check();
            throw;
        }
    }

    private void Check()
    {
        failure?.Throw();
        stopped.ThrowIfCancellationRequested();
    }

    private bool Try(Action action)
    {
        if (failure is not null || stopped.IsCancellationRequested)
            return false;
        try
        {
            action();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ObjectDisposedException)
        {
            failure = ExceptionDispatchInfo.Capture(exception);
            return false;
        }
    }

    private sealed class Side(OperationData data, Stream inner, Action<long>? progress) : Stream
    {
        private long done;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = 0;
            if (!data.Try(() => read = inner.Read(buffer, offset, count)))
                return 0;
            progress?.Invoke(done += read);
            return read;
        }

        public override void Write(byte[] buffer, int offset, int count) => data.Try(() => inner.Write(buffer, offset, count));

        public override void Flush() => data.Try(inner.Flush);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
