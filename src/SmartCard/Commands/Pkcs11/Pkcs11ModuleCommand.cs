using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SmartCard.Binding;
using SmartCard.Errors;
using SmartCard.Pkcs11;
using SmartCard.Pkcs11.Discovery;

namespace SmartCard.Commands.Pkcs11;

/// <summary>What the cmdlets that ask modules share: which modules.</summary>
public abstract class Pkcs11ModuleCommand : Pkcs11Command
{
    /// <summary>The parameter set in which modules and slots are chosen.</summary>
    internal const string BySlot = "Slot";

    /// <summary>
    /// The files of PKCS#11 modules, or names that the system looks for. Without it, the module that Set-Pkcs11Module
    /// chose; else those that PYKCS11LIB and PKCS11_MODULE name; else all that are found on this computer.
    /// </summary>
    [Parameter(ParameterSetName = BySlot, ValueFromPipelineByPropertyName = true)]
    [Alias("ModulePath")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Pkcs11ModuleCompleter))]
    public string[]? Module { get; set; }

    /// <summary>The modules to ask, each loaded; an error for each that cannot be.</summary>
    private protected IEnumerable<Pkcs11Module> Modules() =>
        Places().Select(place => Load(place.Path)).OfType<Pkcs11Module>().Distinct();

    /// <summary>The modules to ask, none loaded; an error when there is none.</summary>
    private protected IEnumerable<Pkcs11ModulePlace> Places()
    {
        if (Module is not null)
            return Module.Select(path => new Pkcs11ModulePlace(FullPath(path), "parameter"));
        if (DefaultModule.Path is string chosen)
            return [new Pkcs11ModulePlace(chosen, "Set-Pkcs11Module")];

        IReadOnlyList<Pkcs11ModulePlace> places = Pkcs11ModulePlaces.OfEnvironment();
        if (places.Count is 0)
            places = [.. Pkcs11ModulePlaces.Find().Where(place => !place.IsTrustList)];
        if (places.Count is 0)
            WriteError(Pkcs11Errors.NoModule());
        return places;
    }
}
