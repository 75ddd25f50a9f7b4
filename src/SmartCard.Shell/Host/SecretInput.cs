using System;
using System.Management.Automation;
using System.Security;

namespace SmartCard.Shell.Host;

/// <summary>Reads a secret without showing it, and without ever holding it as text where keys are pressed.</summary>
internal static class SecretInput
{
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
        bool before = Console.TreatControlCAsInput;
        Console.TreatControlCAsInput = true;
        try
        {
            var secret = new SecureString();
            while (true)
            {
                ConsoleKeyInfo key = Console.ReadKey(intercept: true);
                if (key is { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control })
                    throw new PipelineStoppedException();
                if (key.Key == ConsoleKey.Enter)
                    break;
                Take(key, secret);
            }

            secret.MakeReadOnly();
            return secret;
        }
        finally
        {
            Console.TreatControlCAsInput = before;
            Console.Out.WriteLine();
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
}
