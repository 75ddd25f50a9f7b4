using System;
using System.IO;
using System.Management.Automation.Host;

namespace SmartCard.Shell.Host;

/// <summary>The terminal window: its size, colours and keys.</summary>
internal sealed class ShellScreen : PSHostRawUserInterface
{
    // What a terminal of unknown width can be trusted to have; also the width of tables in redirected output.
    private const int UnknownWidth = 120;
    private const int UnknownHeight = 50;

    private static readonly (ConsoleModifiers, ControlKeyStates)[] Modifiers =
    [
        (ConsoleModifiers.Shift, ControlKeyStates.ShiftPressed),
        (ConsoleModifiers.Alt, ControlKeyStates.LeftAltPressed),
        (ConsoleModifiers.Control, ControlKeyStates.LeftCtrlPressed),
    ];

    public static int Width => Known(static () => Console.WindowWidth, UnknownWidth);

    public override ConsoleColor ForegroundColor
    {
        get => Defined(Console.ForegroundColor, ConsoleColor.Gray);
        set => Console.ForegroundColor = value;
    }

    public override ConsoleColor BackgroundColor
    {
        get => Defined(Console.BackgroundColor, ConsoleColor.Black);
        set => Console.BackgroundColor = value;
    }

    public override Size WindowSize
    {
        get => new(Width, Known(static () => Console.WindowHeight, UnknownHeight));
        set => throw new NotSupportedException("The window's size is the terminal's own affair.");
    }

    public override Size BufferSize
    {
        get => WindowSize;
        set => throw new NotSupportedException("The buffer's size is the terminal's own affair.");
    }

    public override Size MaxWindowSize => WindowSize;

    public override Size MaxPhysicalWindowSize => WindowSize;

    public override Coordinates CursorPosition
    {
        get => Console.IsOutputRedirected ? default : new Coordinates(Console.CursorLeft, Console.CursorTop);
        set => Console.SetCursorPosition(value.X, value.Y);
    }

    public override int CursorSize { get; set; } = 25;

    public override Coordinates WindowPosition { get; set; }

    public override bool KeyAvailable => Console.KeyAvailable;

    public override string WindowTitle
    {
        get => OperatingSystem.IsWindows() ? Console.Title : "";
        set
        {
            if (!Console.IsOutputRedirected)
                Console.Title = value;
        }
    }

    public override KeyInfo ReadKey(ReadKeyOptions options)
    {
        ConsoleKeyInfo key = Console.ReadKey(intercept: options.HasFlag(ReadKeyOptions.NoEcho));
        ControlKeyStates states = default;
        foreach ((ConsoleModifiers modifier, ControlKeyStates state) in Modifiers)
        {
            if (key.Modifiers.HasFlag(modifier))
                states |= state;
        }

        return new KeyInfo((int)key.Key, key.KeyChar, states, options.HasFlag(ReadKeyOptions.IncludeKeyDown));
    }

    public override void FlushInputBuffer()
    {
        while (!Console.IsInputRedirected && Console.KeyAvailable)
            Console.ReadKey(intercept: true);
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) =>
        throw new NotSupportedException("A terminal does not tell what it shows.");

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
        throw new NotSupportedException("A terminal scrolls by itself.");

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) =>
        throw new NotSupportedException("A terminal is written to as text.");

    // The engine clears the screen by filling all of it, which it writes as a rectangle of -1.
    public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
    {
        if (rectangle.Left != -1)
            throw new NotSupportedException("A terminal is written to as text.");
        if (!Console.IsOutputRedirected)
            Console.Clear();
    }

    private static int Known(Func<int> ask, int otherwise)
    {
        try
        {
            return ask() is > 0 and var size ? size : otherwise;
        }
        catch (IOException)
        {
            return otherwise;
        }
    }

    // Terminals outside Windows do not say what their colours are: .NET then gives -1.
    private static ConsoleColor Defined(ConsoleColor color, ConsoleColor otherwise) => Enum.IsDefined(color) ? color : otherwise;
}
