# One PKCS#11 module in several sessions of PowerShell at once, and when it is initialised and finalised.
BeforeAll {
    $manifest = (Resolve-Path "$PSScriptRoot/../../SmartCard.psd1").Path
    $library = "$TestDrive/module.so"
    if (Get-Command cc -ErrorAction Ignore) {
        cc -shared -fPIC -o $library "$PSScriptRoot/../Fixtures/steered-pkcs11.c"
    }

    # Each in a PowerShell of its own; what it begins with counts the calls that came to the module.
    function Invoke-Alone([string] $Script) {
        $begin = @"
            `$ErrorActionPreference = 'Stop'
            Import-Module '$manifest'
            `$library = '$library'
            `$handle = [Runtime.InteropServices.NativeLibrary]::Load(`$library)
            function Read-Count([string] `$Name) {
                [Runtime.InteropServices.Marshal]::ReadInt32([Runtime.InteropServices.NativeLibrary]::GetExport(`$handle, `$Name))
            }
            function Read-Counts { "`$(Read-Count initialize_calls) initialised, `$(Read-Count finalize_calls) finalised" }
"@
        pwsh -NoProfile -NonInteractive -Command "$begin`n$($Script -replace 'MANIFEST', $manifest)" 2>&1
    }
}

Describe 'A PKCS#11 module in sessions of PowerShell' {
    BeforeEach {
        if (-not (Test-Path $library)) {
            if ($env:CI -eq 'true') { throw 'There is no C compiler: install gcc.' }
            Set-ItResult -Skipped -Because 'there is no C compiler: install gcc'
        }
    }

    It 'is finalised once for each time that it was initialised, however often Import-Module -Force comes' {
        Invoke-Alone {
            foreach ($time in 1..2) {
                $session = Connect-Pkcs11Token -Module $library -Slot 7
                Import-Module 'MANIFEST' -Force
                Read-Counts
                try { $null = $session.GetInfo() } catch { $_.Exception.InnerException.StatusName }
                $session.Dispose()
            }
            Import-Module 'MANIFEST' -Force
            Read-Counts
        } | Should -Be '1 initialised, 1 finalised', 'CKR_CRYPTOKI_NOT_INITIALIZED', '2 initialised, 2 finalised', 'CKR_CRYPTOKI_NOT_INITIALIZED', '2 initialised, 2 finalised'
    }

    It 'is not finalised as long as another session has it' {
        Invoke-Alone {
            $session = Connect-Pkcs11Token -Module $library -Slot 7
            $other = [powershell]::Create([runspacefactory]::CreateRunspace())
            $other.Runspace.Open()
            $theirs = $other.AddScript("Import-Module 'MANIFEST'; Connect-Pkcs11Token -Module '$library' -Slot 7").Invoke()[0]
            Remove-Module SmartCard
            Read-Counts
            "$($theirs.GetInfo().State) $($session.GetInfo().State)"
            $other.Runspace.Close()
            Import-Module 'MANIFEST'
            Remove-Module SmartCard
            Read-Counts
        } | Should -Be '1 initialised, 0 finalised', 'ReadOnlyPublic ReadOnlyPublic', '1 initialised, 1 finalised'
    }

    It 'is finalised at removal although sessions of ForEach-Object -Parallel never removed it' {
        Invoke-Alone {
            $states = 1..6 | ForEach-Object -Parallel {
                Import-Module 'MANIFEST'
                $session = Connect-Pkcs11Token -Module $using:library -Slot 7
                $session.GetInfo().State
                $session | Disconnect-Pkcs11Token
            }
            "$($states.Count) $($states | Select-Object -Unique)"
            Remove-Module SmartCard
            Read-Counts
        } | Should -Be '6 ReadOnlyPublic', '1 initialised, 1 finalised'
    }

    It 'counts one import of a session only once' {
        Invoke-Alone {
            $null = Get-Pkcs11Slot -Module $library
            $null = New-Module -Name Another { Import-Module 'MANIFEST' } | Import-Module -PassThru
            Import-Module 'MANIFEST'
            Read-Counts
            Remove-Module Another, SmartCard
            Read-Counts
        } | Should -Be '1 initialised, 0 finalised', '1 initialised, 1 finalised'
    }
}
