BeforeAll {
    Import-Module "$PSScriptRoot/../../SmartCard.psd1" -Force
    $softHsm = '/usr/lib/softhsm/libsofthsm2.so', '/usr/lib64/pkcs11/libsofthsm2.so' | Where-Object { Test-Path $_ } | Select-Object -First 1
    $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive 'tokens')
    Set-Content -Path "$TestDrive/softhsm2.conf" -Value "directories.tokendir = $folder"
    $env:SOFTHSM2_CONF = "$TestDrive/softhsm2.conf"
    $officer = ConvertTo-SecureString -String '87654321' -AsPlainText -Force
    $pin = ConvertTo-SecureString -String '654321' -AsPlainText -Force
    $wrong = ConvertTo-SecureString -String '111111' -AsPlainText -Force
    if ($softHsm) {
        # A copy is a module of its own, whatever others in this process do with SoftHSM2.
        $softHsm = (Copy-Item -Path $softHsm -Destination "$TestDrive/libsofthsm2.so" -PassThru).FullName
        Set-Pkcs11Module -Path $softHsm
        $token = Initialize-Pkcs11Token -Label 'Pester token' -SecurityOfficerPin $officer -Pin $pin -Confirm:$false
    }
}

AfterAll {
    # Finalises the library while its tokens are still there.
    Remove-Module SmartCard
    Remove-Item Env:SOFTHSM2_CONF
}

Describe 'Sessions and PINs of PKCS#11 tokens' {
    BeforeEach {
        if (-not $softHsm) {
            if ($env:CI -eq 'true') { throw 'There is no SoftHSM2: install softhsm2.' }
            Set-ItResult -Skipped -Because 'there is no SoftHSM2: install softhsm2'
        }
    }

    It 'Initialize-Pkcs11Token gives what pkcs11-tool sees' {
        $token.Label | Should -Be 'Pester token'
        pkcs11-tool --module $softHsm --list-token-slots 2>$null | Out-String | Should -Match 'Pester token'
    }

    It 'Connect-Pkcs11Token takes tokens from the pipeline, a credential and a URI' {
        $session = Get-Pkcs11Token 'Pester token' | Connect-Pkcs11Token -Credential ([pscredential]::new('anyone', $pin))
        $session.GetInfo().State | Should -Be 'ReadOnlyUser'
        $session | Disconnect-Pkcs11Token
        $session.IsClosed | Should -BeTrue
        $session = Connect-Pkcs11Token -Uri "pkcs11:token=Pester%20token?module-path=$softHsm"
        $session.GetInfo().State | Should -Be 'ReadOnlyPublic'
        Disconnect-Pkcs11Token $session
    }

    It 'A wrong PIN is PinIncorrect, and the message shows none' {
        { Connect-Pkcs11Token 'Pester token' -Pin $wrong -ErrorAction Stop } | Should -Throw -ErrorId 'PinIncorrect,*'
        "$($Error[0] | Format-List -Property * -Force | Out-String)" | Should -Not -Match '111111'
    }

    It 'Set-Pkcs11Pin changes the PIN, and Unlock-Pkcs11Pin sets it anew' {
        Set-Pkcs11Pin 'Pester token' -OldPin $pin -NewPin $wrong
        Connect-Pkcs11Token 'Pester token' -Pin $wrong | Disconnect-Pkcs11Token
        Unlock-Pkcs11Pin 'Pester token' -SecurityOfficerPin $officer -NewPin $pin
        Connect-Pkcs11Token 'Pester token' -Pin $pin | Disconnect-Pkcs11Token
    }

    It 'A session survives Export-Clixml as what it was' {
        $session = Connect-Pkcs11Token 'Pester token'
        $session | Export-Clixml -Path "$TestDrive/session.xml"
        (Import-Clixml -Path "$TestDrive/session.xml").SlotId | Should -Be $session.SlotId
        Disconnect-Pkcs11Token $session
    }

    It 'ForEach-Object -Parallel connects and disconnects at once' {
        $path = "$PSScriptRoot/../../SmartCard.psd1"
        $states = 1..16 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:path
            $session = Connect-Pkcs11Token 'Pester token' -Module $using:softHsm -Pin $using:pin
            "$($session.GetInfo().State)"
            Disconnect-Pkcs11Token $session
        }
        @($states).Count | Should -Be 16
    }

    It 'Disconnect-Pkcs11Token closes what is forgotten' {
        $null = Connect-Pkcs11Token 'Pester token'
        $token = Get-Pkcs11Token 'Pester token'
        { $token | Initialize-Pkcs11Token -Label Again -SecurityOfficerPin $officer -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SessionConflict,*'
        $token | Disconnect-Pkcs11Token
        ($token | Initialize-Pkcs11Token -Label Again -SecurityOfficerPin $officer -Confirm:$false).Label | Should -Be 'Again'
    }

    It 'A module that crashes is an error, and PowerShell lives' {
        if (-not (Get-Command cc -ErrorAction Ignore)) {
            Set-ItResult -Skipped -Because 'there is no C compiler: install gcc'
            return
        }
        cc -shared -fPIC -DCRASH -o "$TestDrive/crash.so" "$PSScriptRoot/../Fixtures/steered-pkcs11.c"
        { Get-Pkcs11Slot -Module "$TestDrive/crash.so" -ErrorAction Stop } | Should -Throw -ErrorId 'Pkcs11ModuleCrashed,*'
        # The same module without the fault, in the same place: what is remembered is a file as it is.
        cc -shared -fPIC -o "$TestDrive/crash.so" "$PSScriptRoot/../Fixtures/steered-pkcs11.c"
        (Get-Pkcs11Slot -Module "$TestDrive/crash.so").SlotDescription | Should -Be 'Steered slot'
    }
}
