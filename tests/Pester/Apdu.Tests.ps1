# What a user types about commands, status words and data objects, with PowerShell's own commands around it.
BeforeAll {
    Import-Module "$PSScriptRoot/../../SmartCard.psd1" -Force

    # FCI of a payment application, built by EMV 4.3 Book 1, 11.3.4.
    $fci = '6F 15 84 07 A0 00 00 00 03 10 10 A5 0A 50 04 56 49 53 41 5F 2D 01 65'
}

Describe 'New-Apdu' {
    It 'builds <Apdu>' -ForEach @(
        @{ Apdu = '00 A4 04 00 05 A0 00 00 00 03 00'; Fields = @{ Ins = 'SELECT'; P1 = '04'; Data = 'A000000003'; Le = 0 } }
        @{ Apdu = '00 84 00 00 08'; Fields = @{ Ins = 'GET CHALLENGE'; Le = 8 } }
        @{ Apdu = '80 50 00 00 02 01 02 00'; Fields = @{ Cla = 0x80; Ins = 0x50; Data = 1, 2; Le = 256 } }
    ) {
        (New-Apdu @Fields).Apdu | Should -Be $Apdu
    }

    It 'builds the rows of a CSV file' {
        Set-Content TestDrive:/a.csv 'Cla,Ins,P1,P2,Le', '00,B0,00,00,16', '80,CA,9F,7F,0'
        (Import-Csv TestDrive:/a.csv | New-Apdu).Apdu | Should -Be '00 B0 00 00 10', '80 CA 9F 7F 00'
    }

    It 'splits what is too long' {
        $chain = New-Apdu -Ins 'PUT DATA' -Data (, 1 * 600) -ChainLength 255
        $chain.DataLength | Should -Be 255, 255, 90
        $chain.IsChained | Should -Be $true, $true, $false
    }
}

Describe 'ConvertFrom-Apdu' {
    It 'survives <Name>' -ForEach @(
        @{ Name = 'Export-Csv'; Write = { $input | Export-Csv TestDrive:/a.csv -NoTypeInformation }; Read = { Import-Csv TestDrive:/a.csv } }
        @{ Name = 'Export-Clixml'; Write = { $input | Export-Clixml TestDrive:/a.xml }; Read = { Import-Clixml TestDrive:/a.xml } }
        @{ Name = 'ConvertTo-Json'; Write = { $input | Select-Object Apdu | ConvertTo-Json | Set-Content TestDrive:/a.json }; Read = { Get-Content TestDrive:/a.json -Raw | ConvertFrom-Json } }
    ) {
        ConvertFrom-Apdu '00A4040000', '00B0000010' | & $Write
        (& $Read | ConvertFrom-Apdu).Apdu | Should -Be '00 A4 04 00 00', '00 B0 00 00 10'
    }

    It 'groups a log by command' {
        $groups = '00B0000000', '00B0010000', '00A4000C023F00' | ConvertFrom-Apdu | Group-Object InsName | Sort-Object Count -Descending
        $groups.Name | Should -Be 'READ BINARY', 'SELECT'
    }
}

Describe 'Get-StatusWord' {
    It 'says what <_> means' -ForEach '6A82', '63C2', '9484', '6100' {
        (Get-StatusWord $_).Meaning | Should -Not -BeNullOrEmpty
    }

    It 'survives <Name>' -ForEach @(
        @{ Name = 'Export-Csv'; Write = { $input | Export-Csv TestDrive:/s.csv -NoTypeInformation }; Read = { Import-Csv TestDrive:/s.csv } }
        @{ Name = 'Export-Clixml'; Write = { $input | Export-Clixml TestDrive:/s.xml }; Read = { Import-Clixml TestDrive:/s.xml } }
    ) {
        Get-StatusWord 6A82, 9000 | & $Write
        (& $Read | Get-StatusWord).Text | Should -Be '6A82', '9000'
    }

    It 'lists the tables, which group by document' {
        (Get-StatusWord | Group-Object Family).Name | Should -Be 'Iso7816Part4', 'Iso7816Part8', 'Iso7816Part9', 'GlobalPlatform', 'Proprietary'
    }
}

Describe 'ConvertFrom-Tlv' {
    It 'picks a value by its path' {
        (ConvertFrom-Tlv $fci -Path 6F/A5/50).Text | Should -Be 'VISA'
    }

    It 'survives <Name>' -ForEach @(
        @{ Name = 'Export-Csv'; Write = { $input | Export-Csv TestDrive:/t.csv -NoTypeInformation }; Read = { Import-Csv TestDrive:/t.csv } }
        @{ Name = 'Export-Clixml'; Write = { $input | Export-Clixml TestDrive:/t.xml }; Read = { Import-Clixml TestDrive:/t.xml } }
    ) {
        ConvertFrom-Tlv $fci | & $Write
        (& $Read | ConvertFrom-Tlv -Path **).Path | Should -Be '6F', '6F/84', '6F/A5', '6F/A5/50', '6F/A5/5F2D'
    }

    It 'stops at once for Select-Object -First' {
        $seen = [System.Collections.Generic.List[int]]::new()
        1..1000 | ForEach-Object { $seen.Add($_); $fci } | ConvertFrom-Tlv | Select-Object -First 2 | Should -HaveCount 2
        $seen.Count | Should -BeLessOrEqual 3
    }
}

Describe 'ConvertTo-Tlv' {
    It 'makes what ConvertFrom-Tlv reads' {
        $made = [ordered]@{ '6F' = [ordered]@{ '84' = 'A0000000031010'; 'A5' = [ordered]@{ '50' = '56495341'; '5F2D' = '65' } } } | ConvertTo-Tlv
        $made.Tlv | Should -Be $fci
    }

    It 'puts objects into a template' {
        (ConvertFrom-Tlv $fci -Path 6F/* | ConvertTo-Tlv 6F).Tlv | Should -Be $fci
    }
}

Describe 'examples/read-commands.ps1' {
    It 'says what a log says' {
        $read = & "$PSScriptRoot/../../examples/read-commands.ps1"
        $read.Command | Should -Be 'SELECT', 'GET DATA (ODD)', 'VERIFY'
        $read.StatusWord | Should -Be '9000', '9000', '63C2'
        (ConvertFrom-Tlv $read[1].Objects -Path 7E/4F -Vocabulary Piv).ValueText | Should -Be 'A0 00 00 03 08 00 00 10 00 01 00'
    }
}
