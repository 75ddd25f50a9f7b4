# What a user types about keys, objects and data, with a SoftHSM2 token of its own.
BeforeDiscovery {
    $softHsm = '/usr/lib/softhsm/libsofthsm2.so', '/usr/lib64/pkcs11/libsofthsm2.so', '/opt/homebrew/lib/softhsm/libsofthsm2.so' |
        Where-Object { Test-Path $_ } | Select-Object -First 1
}

Describe 'Keys, objects and data of a token' -Skip:(-not $softHsm) -ForEach @{ Library = $softHsm } {
    BeforeAll {
        $null = New-Item -ItemType Directory "$TestDrive/tokens"
        Set-Content "$TestDrive/softhsm2.conf" "directories.tokendir = $TestDrive/tokens"
        $env:SOFTHSM2_CONF = "$TestDrive/softhsm2.conf"
        $null = softhsm2-util --init-token --free --label Pester --so-pin 12345678 --pin 123456
        Import-Module "$PSScriptRoot/../../SmartCard.psd1" -Force

        # A copy is a module of its own: SoftHSM2 reads where its tokens are when it is initialised.
        Set-Pkcs11Module (Copy-Item $Library "$TestDrive/libsofthsm2.so" -PassThru).FullName
        $pin = ConvertTo-SecureString 123456 -AsPlainText -Force
        $session = Connect-Pkcs11Token Pester -Pin $pin -ReadWrite
    }

    AfterAll {
        $session | Disconnect-Pkcs11Token
        Remove-Module SmartCard
        Remove-Item Env:/SOFTHSM2_CONF
    }

    It 'makes keys, and what they sign is verified' {
        $pair = New-Pkcs11KeyPair $session -Curve P-256 -Label test -Id '22'
        $pair.Id | Should -Be '22'
        $digest = 'Hello' | Get-Pkcs11Digest $session
        $signed = New-Pkcs11Signature $pair.PrivateKey ECDSA -InputObject $digest.Digest
        Test-Pkcs11Signature $pair.PublicKey ECDSA $signed -InputObject $digest.Digest | Should -BeTrue
    }

    It 'encrypts, writes to a file, and decrypts what comes back' {
        $key = New-Pkcs11Key $session -Label backup
        'secret' | Protect-Pkcs11Data $key AES_GCM | Export-Clixml TestDrive:/secret.xml
        Import-Clixml TestDrive:/secret.xml | Unprotect-Pkcs11Data $key -AsText | Should -Be 'secret'
    }

    It 'wraps a key, writes it to a file, and unwraps what comes back' {
        $wrapping = New-Pkcs11Key $session
        $key = New-Pkcs11Key $session -Extractable
        $data = 'secret' | Protect-Pkcs11Data $key AES_CBC_PAD
        $key | Protect-Pkcs11Key -WrappingKey $wrapping -Mechanism AES_KEY_WRAP | Export-Clixml TestDrive:/key.xml
        $back = Import-Clixml TestDrive:/key.xml | Unprotect-Pkcs11Key -UnwrappingKey $wrapping -Usage Decrypt
        $data | Unprotect-Pkcs11Data $back -AsText | Should -Be 'secret'
    }

    It 'derives, gives random bytes, takes a seed' {
        $pair = New-Pkcs11KeyPair $session P-256 -SessionObject
        (New-Pkcs11DerivedKey $pair.PrivateKey $pair.PublicKey -Length 32 -SessionObject).KeyType | Should -Be 'CKK_GENERIC_SECRET'
        (Get-Pkcs11Random $session 16).Count | Should -Be 16
        { Add-Pkcs11RandomSeed $session '01 02' -ErrorAction Stop } | Should -Not -Throw
    }

    It 'imports, changes, copies, exports and removes' {
        $file = "$TestDrive/data.txt"
        [IO.File]::WriteAllText($file, 'some data')
        $data = Import-Pkcs11Object $session $file -Data -Label first
        ($data | Set-Pkcs11Attribute -Label second -PassThru).Label | Should -Be 'second'
        ($data | Copy-Pkcs11Object -Label third).Label | Should -Be 'third'
        $null = Export-Pkcs11Object $data "$TestDrive/back.txt"
        [IO.File]::ReadAllText("$TestDrive/back.txt") | Should -Be 'some data'
        Get-Pkcs11Object -Session $session -Class Data | Remove-Pkcs11Object -Confirm:$false
        Get-Pkcs11Object -Session $session -Class Data | Should -BeNullOrEmpty
    }

    It 'signs for ForEach-Object -Parallel, in one session and in one for each' {
        $pair = New-Pkcs11KeyPair $session -RsaBits 1024 -Label parallel -Id '33'
        $manifest, $module = "$PSScriptRoot/../../SmartCard.psd1", $session.ModulePath
        $signed = 1..40 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:manifest
            [pscustomobject]@{ Message = "$_"; Signed = "$_" | New-Pkcs11Signature ($using:pair).PrivateKey SHA256_RSA_PKCS }
            $own = Connect-Pkcs11Token Pester -Module $using:module -Pin $using:pin
            $key = Get-Pkcs11Object -Session $own -Class PrivateKey -Id '33'
            [pscustomobject]@{ Message = "own $_"; Signed = "own $_" | New-Pkcs11Signature $key SHA256_RSA_PKCS }
            $own | Disconnect-Pkcs11Token
        }
        $right = $signed | Where-Object { $_.Message | Test-Pkcs11Signature $pair.PublicKey SHA256_RSA_PKCS $_.Signed }
        @($right.Message | Select-Object -Unique).Count | Should -Be 80
    }

    It 'asks before it removes' {
        (Get-Command Remove-Pkcs11Object).ImplementingType.GetCustomAttributes($true).ConfirmImpact | Should -Contain 'High'
    }

    It 'runs the example that makes a key and the one that signs, and openssl verifies' {
        $common = @{ Module = $Library; TokenLabel = 'Pester'; Pin = $pin; Label = 'example' }
        $null = & "$PSScriptRoot/../../examples/pkcs11-ec-generate.ps1" @common
        & "$PSScriptRoot/../../examples/pkcs11-ec-sign.ps1" @common -Folder $TestDrive | Should -Contain 'Verified: True'
        openssl dgst -sha256 -verify "$TestDrive/key.pem" -signature "$TestDrive/message.sig" "$TestDrive/message.txt" | Should -Be 'Verified OK'
    }
}
