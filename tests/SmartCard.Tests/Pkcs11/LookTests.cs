using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using SmartCard.Fixtures;
using SmartCard.Tests.Engine;
using SmartCard.Tests.Readers;
using Xunit;

namespace SmartCard.Tests.Pkcs11;

/// <summary>Modules, slots, tokens and mechanisms as a user sees them; SoftHSM2 is the token.</summary>
[Collection(SoftHsm.Name)]
public sealed class LookTests
{
    public LookTests() => SoftHsm.Require();

    private static string Module => $"Set-Pkcs11Module '{SoftHsm.ModulePath}'; ";

    // What softhsm2's own C_GetInfo says (SoftHSM.cpp, 2.6): seen with pkcs11-tool --show-info.
    [Fact]
    public void A_module_says_what_it_is()
    {
        EngineResult result = PowerShellEngine.Run($"Get-Pkcs11Module -Path '{SoftHsm.ModulePath}'");

        Assert.Empty(result.ErrorIds);
        Assert.Equal(["SoftHSM"], result.Values("ManufacturerId"));
        Assert.Equal(["Implementation of PKCS11"], result.Values("LibraryDescription"));
        Assert.Equal([new Version(2, 40)], result.Values("CryptokiVersion"));
    }

    /// <summary>What the C library says (dlerror), also of the first file that fails in a process.</summary>
    [Fact]
    public async Task Why_the_system_cannot_load_a_file_is_told() =>
        Assert.Contains(
            "invalid ELF header",
            Assert.Single(await ScriptInShell.Run($"try {{ Get-Pkcs11Slot -Module '{Repository.Manifest}' -ErrorAction Stop }} catch {{ \"$_\" }}")),
            StringComparison.Ordinal);

    [Fact]
    public void The_modules_of_the_computer_are_found_each_file_once()
    {
        IReadOnlyList<object?> paths = PowerShellEngine.Run("Get-Pkcs11Module 2> $null").Values("ModulePath");

        Assert.Contains(paths, path => Path.GetFileName((string)path!) is "libsofthsm2.so");
        Assert.Equal(paths.Distinct().Count(), paths.Count);
    }

    [Theory]
    [InlineData("/nowhere/module.so", "Pkcs11ModuleNotFound")]
    [InlineData("/etc/hostname", "InvalidPkcs11Module")]
    [InlineData("libc.so.6", "InvalidPkcs11Module")]
    [InlineData("no-such-module.so", "InvalidPkcs11Module")]
    public void A_file_that_is_no_module_is_an_error_and_the_rest_goes_on(string path, string errorId)
    {
        EngineResult result = PowerShellEngine.Run($"Get-Pkcs11Module -Path '{path}', '{SoftHsm.ModulePath}'");

        Assert.Equal([errorId], result.ErrorIds);
        Assert.Contains(path, result.Errors.Single().ToString(), StringComparison.Ordinal);
        Assert.Equal(["SoftHSM"], result.Values("ManufacturerId"));
    }

    [Fact]
    public void The_tab_key_completes_modules_by_the_name_of_the_file() =>
        Assert.Contains(
            PowerShellEngine.Complete("Get-Pkcs11Slot -Module libsoft"),
            match => match.ListItemText is "libsofthsm2.so" && match.CompletionText.StartsWith("'/", StringComparison.Ordinal));

    [Fact]
    public void The_chosen_module_is_asked_until_the_choice_is_taken_back()
    {
        EngineResult result = PowerShellEngine.Run(
            $$"""
            Set-Pkcs11Module '{{SoftHsm.ModulePath}}' -PassThru | ForEach-Object ManufacturerId
            @(Get-Pkcs11Slot | Where-Object ModulePath -notlike '*softhsm*').Count
            Set-Pkcs11Module -Path /nowhere.so
            @(Get-Pkcs11Slot | Where-Object ModulePath -notlike '*softhsm*').Count
            """);

        Assert.Equal(["SoftHSM", 0, 0], result.Output.Select(item => item!.BaseObject));
        Assert.Equal(["Pkcs11ModuleNotFound"], result.ErrorIds);
    }

    [Fact]
    public void The_choice_of_one_session_is_not_that_of_another()
    {
        PowerShellEngine.Run(Module);

        Assert.Contains("PKCS#11 Kit", PowerShellEngine.Run("Set-Pkcs11Module -None; Get-Pkcs11Module 2> $null").Values("ManufacturerId"));
    }

    [Fact]
    public void A_slot_is_found_by_its_number_and_a_wrong_number_is_an_error()
    {
        EngineResult result = PowerShellEngine.Run(Module + "$slot = Get-Pkcs11Slot | Where-Object TokenPresent | ForEach-Object SlotId; (Get-Pkcs11Slot -Slot $slot[0], 4242).SlotId -eq $slot[0]");

        Assert.Equal([true], result.Output.Select(item => item!.BaseObject));
        Assert.Equal(["SlotNotFound"], result.ErrorIds);
        Assert.Equal(4242UL, result.Errors.Single().TargetObject);
    }

    [Fact]
    public void Tokens_are_chosen_by_label_and_serial_number()
    {
        EngineResult result = PowerShellEngine.Run(
            Module + "$token = Get-Pkcs11Token test*; $token.Label; (Get-Pkcs11Token -SerialNumber $token.SerialNumber).Label; Get-Pkcs11Token nothing*; Get-Pkcs11Token Nobody");

        Assert.Equal([SoftHsm.TokenLabel, SoftHsm.TokenLabel], result.Output.Select(item => item!.BaseObject));
        Assert.Equal(["TokenNotFound"], result.ErrorIds);
    }

    [Fact]
    public void A_list_of_a_token_shows_what_PyKCS11_dumps()
    {
        string dump = SoftHsm.Run("/usr/bin/python3", "-c",
            """
            import sys, PyKCS11
            lib = PyKCS11.PyKCS11Lib(); lib.load(sys.argv[1])
            for slot in lib.getSlotList(True):
                s, t = lib.getSlotInfo(slot), lib.getTokenInfo(slot)
                if t.label.strip() == sys.argv[2]:
                    for value in [slot, s.slotDescription, s.manufacturerID, t.label, t.manufacturerID, t.model, t.serialNumber, t.ulMaxPinLen, t.ulMinPinLen]:
                        print(str(value).strip(' \0'))
            """, SoftHsm.ModulePath, SoftHsm.TokenLabel);

        string list = PowerShellEngine.Show(Module + "Get-Pkcs11Token 'Test token' | Format-List", width: 200);

        Assert.Equal(9, dump.Trim().Split('\n').Length);
        Assert.All(dump.Trim().Split('\n'), value => Assert.Contains(" : " + value + "\n", list, StringComparison.Ordinal));
    }

    [Fact]
    public void A_slot_pipes_to_its_token_and_that_to_its_mechanisms()
    {
        EngineResult result = PowerShellEngine.Run(Module + "Get-Pkcs11Slot | Get-Pkcs11Token | Where-Object Initialized | Get-Pkcs11Mechanism eddsa, CKM_NONE");

        Assert.Equal(["CKM_EDDSA"], result.Values("Mechanism"));
        Assert.Equal(["MechanismNotSupported"], result.ErrorIds);
    }

    [Fact]
    public void A_label_that_no_slot_of_the_pipeline_has_is_told_once()
    {
        EngineResult result = PowerShellEngine.Run(Module + "Get-Pkcs11Slot | Get-Pkcs11Token 'Test token', Nobody; Get-Pkcs11Slot | Get-Pkcs11Mechanism SHA256, NONE");

        Assert.Equal([SoftHsm.TokenLabel], result.Values("Label").OfType<string>());
        Assert.Equal(["TokenNotFound", "MechanismNotSupported"], result.ErrorIds);
    }

    /// <summary>Slots from another computer are no slots but their properties, which are bound by name.</summary>
    [Fact]
    public void Slots_that_were_serialised_are_asked_as_well()
    {
        EngineResult result = PowerShellEngine.Run(
            Module + "$slots = Get-Pkcs11Slot; [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($slots)) | Get-Pkcs11Token | Where-Object Initialized");

        Assert.Empty(result.ErrorIds);
        Assert.Contains(SoftHsm.TokenLabel, result.Values("Label"));
    }

    [Fact]
    public void A_pipeline_loads_a_module_once()
    {
        EngineResult result = PowerShellEngine.Run(
            $"$slots = @(Get-Pkcs11Slot -Module '{SoftHsm.ModulePath}') * 3; $told = $slots | Get-Pkcs11Token -Verbose 4>&1; @($told -like 'Loading*').Count; @($told | Where-Object SlotId).Count - $slots.Count");

        Assert.Empty(result.ErrorIds);
        Assert.Equal([1, 0], result.Output.Select(item => item!.BaseObject));
    }

    [Fact]
    public void A_slot_without_a_token_is_an_error_and_the_others_are_given()
    {
        using SteeredModule steered = SteeredModule.Compile();
        steered["token_present"] = 0;

        EngineResult result = PowerShellEngine.Run(
            $"$slots = @(Get-Pkcs11Slot -Module '{steered.Path}') + @(Get-Pkcs11Slot -Module '{SoftHsm.ModulePath}'); $slots | Get-Pkcs11Token | Where-Object Initialized | ForEach-Object Label");

        Assert.Equal(["TokenNotPresent"], result.ErrorIds);
        Assert.Equal([SoftHsm.TokenLabel], result.Output.Select(item => item!.BaseObject));
    }

    [Fact]
    public void The_tab_key_completes_mechanisms_without_their_prefix() =>
        Assert.Contains(PowerShellEngine.Complete("Get-Pkcs11Mechanism -Mechanism eddsa"), match => match.CompletionText is "CKM_EDDSA");

    [Fact]
    public void Names_that_the_header_does_not_know_are_errors()
    {
        EngineResult result = PowerShellEngine.Run(Module + "Get-Pkcs11Object -KeyType nonsense; Get-Pkcs11Object -Attribute CKA_NONSENSE");

        Assert.Equal(["InvalidPkcs11Name", "InvalidPkcs11Name"], result.ErrorIds);
        Assert.Empty(result.Output);
    }
}
