using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Pkcs11;
using SmartCard.Pkcs11.Discovery;
using System.Collections.Generic;
using System.Linq;

namespace SmartCard.Commands.Pkcs11;

/// <summary>Get-Pkcs11Module: the PKCS#11 modules of this computer, and what each says of itself.</summary>
[Cmdlet(VerbsCommon.Get, "Pkcs11Module")]
[OutputType(typeof(Pkcs11ModuleInfo))]
public sealed class GetPkcs11ModuleCommand : Pkcs11Command
{
    /// <summary>Files of modules, or names that the system looks for; without it, all modules that are found.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Module", "ModulePath", "FullName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Pkcs11ModuleCompleter))]
    public string[]? Path { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IEnumerable<(string Path, string? FoundBy)> places = Path is not null
            ? Path.Select(path => (FullPath(path), (string?)null))
            : Pkcs11ModulePlaces.Find().Select(place => (place.Path, (string?)place.FoundBy));
        foreach ((string path, string? foundBy) in places)
        {
            if (Load(path) is Pkcs11Module module && Ask(() => module.GetInfo(foundBy)) is Pkcs11ModuleInfo info)
                WriteObject(info);
        }
    }
}
