using System;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace SmartCard.Shell.Host;

/// <summary>Reads a secret without showing it, and without ever holding it as text where keys are pressed.</summary>
internal static class SecretInput
{
    /// <summary>Asks for a secret, with the keys hidden before the label is there to be answered.</summary>
    public static SecureString Ask(PSHostUserInterface ui, string label)
    {
        using (new HiddenKeys())
        {
            ui.Write(label);
            return ui.ReadLineAsSecureString();
        }
    }

    public static SecureString FromLine(string? line)
    {
        var secret = new SecureString();
        foreach (char character in line ?? "")
            secret.AppendChar(character);
        secret.MakeReadOnly();
        return secret;
    }

    /// <exception cref="PipelineStoppedException">Ctrl+C was pressed.</exception>
    public static SecureString FromKeys()
    {
        using (new HiddenKeys())
        {
            var secret = new SecureString();
            while (true)
            {
                ConsoleKeyInfo key = Console.ReadKey(intercept: true);
                if (key is { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control })
                    throw new PipelineStoppedException();
                if (key.Key == ConsoleKey.Enter)
                {
                    Console.Out.WriteLine();
                    break;
                }

                Take(key, secret);
            }

            secret.MakeReadOnly();
            return secret;
        }
    }

    private static void Take(ConsoleKeyInfo key, SecureString secret)
    {
        if (key.Key == ConsoleKey.Backspace && secret.Length > 0)
        {
            secret.RemoveAt(secret.Length - 1);
            Console.Out.Write("\b \b");
        }
        else if (!char.IsControl(key.KeyChar))
        {
            secret.AppendChar(key.KeyChar);
            Console.Out.Write('*');
        }
    }

    private sealed class HiddenKeys : IDisposable
    {
        private readonly bool hides = !Console.IsInputRedirected;
        private readonly bool before;

        public HiddenKeys()
        {
            if (!hides)
                return;
            before = Console.TreatControlCAsInput;
            Console.TreatControlCAsInput = true;
        }

        public void Dispose()
        {
            if (hides)
                Console.TreatControlCAsInput = before;
        }
    }
}
