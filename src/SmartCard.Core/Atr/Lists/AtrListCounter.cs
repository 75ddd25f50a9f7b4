using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using SmartCard.Atr.Statistics;

namespace SmartCard.Atr.Lists;

/// <summary>
/// Counts lists of ATRs, one a line, or in the form of pcsc-tools' smartcard_list.txt: lines that begin with a tab
/// describe the card, lines that begin with # are comments. It reads bytes, on all processors and in a fixed amount of
/// memory; see <see cref="AtrListOptions.Unique"/> for the one exception. Not for several threads at once.
/// </summary>
public sealed class AtrListCounter
{
    /// <summary>More would wait for the disk, and take memory.</summary>
    private const int MostWorkers = 8;

    private readonly AtrCounter sum;
    private readonly LineCounter[] workers;
    private readonly LineBlock[] blocks;
    private long position;

    /// <summary>Prepares to count.</summary>
    /// <param name="sum">What is counted, and where it is added.</param>
    /// <param name="options">Which ATRs are counted.</param>
    /// <exception cref="ArgumentNullException">One of them is null.</exception>
    public AtrListCounter(AtrCounter sum, AtrListOptions options)
    {
        this.sum = sum ?? throw new ArgumentNullException(nameof(sum));
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        UniqueAtrs? unique = options.Unique ? new() : null;
        workers = [.. Enumerable.Range(0, Math.Min(Environment.ProcessorCount, MostWorkers)).Select(_ => new LineCounter(sum.MakeEmpty(), options, unique))];
        blocks = [.. workers.Select(_ => new LineBlock())];
    }

    /// <summary>Counts the ATRs of one text.</summary>
    /// <param name="text">ASCII, or an encoding that extends it such as UTF-8.</param>
    /// <param name="cancellationToken">Ends the counting; what was counted so far is of no use then.</param>
    /// <returns>What the lines were.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <remarks>What the text itself throws comes through; the lines before stay counted.</remarks>
    public AtrListReading Count(Stream text, CancellationToken cancellationToken = default)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));

        foreach (LineCounter worker in workers)
            worker.Begin();
        var reader = new LineBlockReader(text);
        try
        {
            // A short text is not worth a second thread.
            if (reader.TryRead(blocks[0]))
                workers[0].Count(blocks[0], position);
            if (!reader.IsAtEnd)
                Parallel.For(0, workers.Length, worker => CountBlocks(worker, reader, cancellationToken));
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Capture(several.Flatten().InnerExceptions[0]).Throw();
        }
        finally
        {
            position += reader.Position;
        }

        return AtrListReading.Of([.. workers.Select(worker => worker.Reading)]);
    }

    /// <summary>Adds all that was counted to the sum.</summary>
    public void Complete()
    {
        foreach (LineCounter worker in workers)
            sum.Add(worker.TakeCounter());
    }

    private void CountBlocks(int worker, LineBlockReader reader, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (reader.TryRead(blocks[worker]))
        {
            workers[worker].Count(blocks[worker], position);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
