using SmartCard.Pcsc.Native;

namespace SmartCard.Pcsc.Diagnosis;

/// <summary>The socket by which programs reach pcscd.</summary>
internal sealed class PcscdSocket(Machine machine)
{
    /// <summary>The variable of the environment that names another.</summary>
    public const string Variable = "PCSCLITE_CSOCK_NAME";

    private const string Usual = "/run/pcscd/pcscd.comm";

    /// <summary>Whether the variable names it.</summary>
    public bool IsNamed => machine.Variable(Variable) is not null;

    /// <summary>Where it is looked for.</summary>
    public string Path => machine.Variable(Variable) ?? Usual;

    /// <summary>Whether it is there, and this user may not connect to it.</summary>
    public bool IsRefused => machine.FileExists(Path) && machine.MayWrite(Path) is false;
}
