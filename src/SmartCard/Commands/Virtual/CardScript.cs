using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using SmartCard.Apdu;
using SmartCard.Errors;

namespace SmartCard.Commands.Virtual;

/// <summary>
/// A card whose answers a script block gives. It runs in a runspace of its own, so that the card answers while the session
/// that made it waits for the answer; what the block keeps in <c>$script:</c> variables stays until the card is removed.
/// </summary>
internal sealed class CardScript : ICardChannel, IDisposable
{
    private static readonly byte[] WrongLength = [0x67, 0x00];

    private readonly object turn = new();
    private readonly string onCommand;
    private readonly string? onReset;
    private readonly TimeSpan timeout;
    private readonly Runspace runspace;
    private readonly PSEventManager? events;
    private readonly PSEventSubscriber? exiting;
    private Worker worker;

    /// <param name="onCommand">Gets the command as its argument and gives the answer.</param>
    /// <param name="onReset">Runs after each reset; may be null.</param>
    /// <param name="session">Where the blocks' <c>$using:</c> variables get their values from.</param>
    /// <param name="timeout">How long the block may take; after that the card does not answer.</param>
    public CardScript(ScriptBlock onCommand, ScriptBlock? onReset, PSVariableIntrinsics session, TimeSpan timeout)
    {
        runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        this.onCommand = UsingVariables.Bring(onCommand, session, runspace);
        this.onReset = onReset is null ? null : UsingVariables.Bring(onReset, session, runspace);
        this.timeout = timeout;
        worker = new Worker(this, before: null);

        // A session that ends waits for every pipeline of its process, and the worker's ends with the card alone.
        events = Runspace.DefaultRunspace?.Events;
        exiting = events?.SubscribeEvent(
            source: null, eventName: null, PSEngineEvent.Exiting, data: null, (_, _) => worker.Abandon(), supportEvent: true, forwardEvent: false);
    }

    /// <summary>What went wrong last; null when nothing did.</summary>
    public string? LastError { get; private set; }

    /// <summary>Answers a command; one that is none gets 6700, as from a card.</summary>
    /// <exception cref="InvalidOperationException">The block failed, took too long, or gave no answer.</exception>
    public byte[] Transmit(byte[] command)
    {
        if (!CommandApdu.TryRead(command, out CommandApdu? apdu, out _))
            return (byte[])WrongLength.Clone();
        lock (turn)
            return Ask(apdu);
    }

    /// <summary>Runs the block for a reset; what goes wrong in it only shows in <see cref="LastError"/>.</summary>
    public void Reset()
    {
        if (onReset is null)
            return;
        lock (turn)
        {
            try
            {
                Ask(command: null);
            }
            catch (InvalidOperationException)
            {
                // It is in LastError.
            }
        }
    }

    public void Dispose()
    {
        events?.UnsubscribeEvent(exiting);

        // A block that hangs is stopped by the closing of its runspace, however long it takes to notice.
        worker.Abandon();
        ThreadPool.QueueUserWorkItem(_ => runspace.Dispose());
    }

    private byte[] Ask(CommandApdu? command)
    {
        try
        {
            return worker.Ask(command, timeout);
        }
        catch (TimeoutException)
        {
            worker.Abandon();
            worker = new Worker(this, worker);
            LastError = $"The script block took more than {DurationText.Seconds(timeout)}.";
        }
        catch (Exception exception) when (exception is RuntimeException or FormatException)
        {
            LastError = exception.Message;
        }

        throw new InvalidOperationException(LastError);
    }

    /// <summary>The pipeline that runs the blocks, one call after the other; it is thrown away when a block hangs.</summary>
    private sealed class Worker
    {
        private readonly CardScript card;
        private readonly Worker? before;
        private readonly object handover = new();
        private readonly PowerShell pipeline = PowerShell.Create();
        private CommandApdu? command;
        private Exception? failure;
        private byte[] answer = [];
        private Work state = Work.None;

        /// <param name="card">The card.</param>
        /// <param name="before">The one whose block hangs and has to leave the runspace first; null when there is none.</param>
        public Worker(CardScript card, Worker? before)
        {
            this.card = card;
            this.before = before;
            pipeline.Runspace = card.runspace;
            pipeline.AddScript("param($worker) $worker.Run()").AddArgument(this);
            new Thread(Serve) { IsBackground = true, Name = "Card made of script" }.Start();
        }

        private enum Work
        {
            None,
            Asked,
            Answered,
            Abandoned,
        }

        public byte[] Ask(CommandApdu? asked, TimeSpan timeout)
        {
            lock (handover)
            {
                command = asked;
                state = Work.Asked;
                Monitor.PulseAll(handover);
                DateTime end = DateTime.UtcNow + timeout;
                while (state is Work.Asked)
                {
                    TimeSpan left = end - DateTime.UtcNow;
                    if (left <= TimeSpan.Zero || !Monitor.Wait(handover, left))
                        throw new TimeoutException();
                }

                return failure is null ? answer : throw failure;
            }
        }

        public void Abandon()
        {
            lock (handover)
            {
                state = Work.Abandoned;
                Monitor.PulseAll(handover);
            }
        }

        /// <summary>Called by the pipeline's own script; public because the engine calls public methods alone.</summary>
        public void Run()
        {
            ScriptBlock answering = ScriptBlock.Create(card.onCommand);
            ScriptBlock? resetting = card.onReset is null ? null : ScriptBlock.Create(card.onReset);
            lock (handover)
            {
                while (true)
                {
                    while (state is not Work.Asked and not Work.Abandoned)
                        Monitor.Wait(handover);
                    if (state is Work.Abandoned)
                        return;

                    CommandApdu? asked = command;
                    Monitor.Exit(handover);
                    byte[] given = [];
                    Exception? failed = null;
                    try
                    {
                        if (asked is null)
                            resetting!.Invoke();
                        else
                            given = ScriptAnswer.Read(answering.Invoke(asked));
                    }
                    catch (Exception exception) when (exception is RuntimeException and not PipelineStoppedException or FormatException)
                    {
                        failed = exception;
                    }
                    finally
                    {
                        Monitor.Enter(handover);
                    }

                    if (state is Work.Abandoned)
                        return;
                    answer = given;
                    failure = failed;
                    state = Work.Answered;
                    Monitor.PulseAll(handover);
                }
            }
        }

        private void Stop()
        {
            pipeline.Stop();
            pipeline.Dispose();
        }

        private void Serve()
        {
            try
            {
                before?.Stop();
                pipeline.Invoke();
            }
            catch (Exception exception) when (exception is RuntimeException or InvalidOperationException or ObjectDisposedException)
            {
                // The card was removed, or the block hung.
            }
        }
    }
}
