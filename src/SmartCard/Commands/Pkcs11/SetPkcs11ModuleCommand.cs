using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Set-Pkcs11Module: chooses the module that the other cmdlets ask in this session of PowerShell.</summary>
[Cmdlet(VerbsCommon.Set, "Pkcs11Module", DefaultParameterSetName = ByPath)]
[OutputType(typeof(Pkcs11ModuleInfo))]
public sealed class SetPkcs11ModuleCommand : Pkcs11Command
{
    private const string ByPath = "Path";
    private const string ToNone = "None";

    /// <summary>The file of the module, or a name that the system looks for.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByPath, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Module", "ModulePath", "FullName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Pkcs11ModuleCompleter))]
    public string? Path { get; set; }

    /// <summary>Takes the choice back.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ToNone)]
    public SwitchParameter None { get; set; }

    /// <summary>Gives the module that was chosen.</summary>
    [Parameter(ParameterSetName = ByPath)]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (None)
        {
            DefaultModule.Path = null;
            return;
        }

        // A module that cannot be loaded is no choice.
        if (Load(FullPath(Path!)) is not Pkcs11Module module)
            return;
        DefaultModule.Path = module.ModulePath;
        if (PassThru && Ask(() => module.GetInfo()) is Pkcs11ModuleInfo info)
            WriteObject(info);
    }
}
