BeforeAll {
    Import-Module "$PSScriptRoot/../../SmartCard.psd1" -Force
    $softHsm = '/usr/lib/softhsm/libsofthsm2.so', '/usr/lib64/pkcs11/libsofthsm2.so' | Where-Object { Test-Path $_ } | Select-Object -First 1
    $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive 'tokens')
    Set-Content -Path "$TestDrive/softhsm2.conf" -Value "directories.tokendir = $folder"
    # The module hands the variable over to the library, which asks the C library.
    $env:SOFTHSM2_CONF = "$TestDrive/softhsm2.conf"
    if ($softHsm) {
        softhsm2-util --init-token --free --label 'Pester token' --so-pin 12345678 --pin 123456 | Out-Null
        openssl req -x509 -newkey rsa:2048 -nodes -days 10 -addext extendedKeyUsage=clientAuth,emailProtection -subj '/CN=Grace Hopper' -keyout "$TestDrive/key.pem" -out "$TestDrive/cert.pem" 2>$null
        openssl x509 -in "$TestDrive/cert.pem" -outform DER -out "$TestDrive/cert.der"
        pkcs11-tool --module $softHsm --token-label 'Pester token' --login --pin 123456 --write-object "$TestDrive/cert.der" --type cert --label Grace --id 0A 2>$null | Out-Null
        Set-Pkcs11Module -Path $softHsm
    }
}

AfterAll {
    # Finalises the library while its tokens are still there.
    Remove-Module SmartCard
    Remove-Item Env:SOFTHSM2_CONF
}

Describe 'PKCS#11' {
    BeforeEach {
        if (-not $softHsm) {
            if ($env:CI -eq 'true') { throw 'There is no SoftHSM2: install softhsm2.' }
            Set-ItResult -Skipped -Because 'there is no SoftHSM2: install softhsm2'
        }
    }

    It 'Get-Pkcs11Module tells what a module is' {
        (Get-Pkcs11Module -Path $softHsm).ManufacturerId | Should -Be 'SoftHSM'
    }

    It 'Get-Pkcs11Module takes files from the pipeline' {
        (Get-Item $softHsm | Get-Pkcs11Module).LibraryDescription | Should -Be 'Implementation of PKCS11'
    }

    It 'Set-Pkcs11Module and -None' {
        (Set-Pkcs11Module -Path $softHsm -PassThru).ManufacturerId | Should -Be 'SoftHSM'
        (Get-Pkcs11Slot).ModulePath | Select-Object -Unique | Should -BeLike '*softhsm2*'
    }

    It 'Get-Pkcs11Slot gives two slots, one for a new token' {
        @(Get-Pkcs11Slot).Count | Should -Be 2
    }

    It 'Get-Pkcs11Token survives Export-Clixml and pipes on' {
        Get-Pkcs11Token 'Pester token' | Export-Clixml -Path "$TestDrive/token.xml"
        $token = Import-Clixml -Path "$TestDrive/token.xml"
        $token.Label | Should -Be 'Pester token'
        ($token | Get-Pkcs11Mechanism CKM_RSA_PKCS).Mechanism | Should -Be 'CKM_RSA_PKCS'
    }

    It 'Get-Pkcs11Slot survives Export-Csv and pipes on' {
        Get-Pkcs11Slot | Export-Csv -Path "$TestDrive/slots.csv"
        (Import-Csv -Path "$TestDrive/slots.csv" | Get-Pkcs11Token).Label | Should -Contain 'Pester token'
    }

    It 'Get-Pkcs11Mechanism groups by what it can do' {
        (Get-Pkcs11Token 'Pester token' | Get-Pkcs11Mechanism | Where-Object Flags -Match 'Digest').Mechanism | Should -Contain 'CKM_SHA256'
    }

    It 'Get-Pkcs11Object finds by label, class and identifier' {
        (Get-Pkcs11Object Grace).Class | Should -Be 'Certificate'
        (Get-Pkcs11Object -Class Certificate -Id 0A).Label | Should -Be 'Grace'
        Get-Pkcs11Object -Class PrivateKey | Should -BeNullOrEmpty
    }

    It 'Get-SmartCardCertificate lists what expires soon as CSV' {
        Get-SmartCardCertificate | Where-Object DaysLeft -LT 30 | Export-Csv -Path "$TestDrive/expiring.csv"
        $row = Import-Csv -Path "$TestDrive/expiring.csv"
        $row.Subject | Should -Be 'CN=Grace Hopper'
        # openssl req -days 10, some seconds ago.
        $row.DaysLeft | Should -Be 9
        $row.TokenLabel | Should -Be 'Pester token'
        $row.EnhancedKeyUsage | Should -Match 'Client Authentication, E-mail Protection'
    }

    It 'Wait-Pkcs11Slot gives up in time' {
        { Wait-Pkcs11Slot -Timeout 0.2 -ErrorAction Stop } | Should -Throw -ErrorId 'TimedOut,*'
    }

    It 'Several sessions at once use one library' {
        $path = "$PSScriptRoot/../../SmartCard.psd1"
        $labels = 1..8 | ForEach-Object -Parallel {
            Import-Module $using:path
            1..20 | ForEach-Object { (Get-Pkcs11Token -Module $using:softHsm 'Pester token').Label }
        }
        @($labels).Count | Should -Be 160
        $labels | Select-Object -Unique | Should -Be 'Pester token'
    }
}
