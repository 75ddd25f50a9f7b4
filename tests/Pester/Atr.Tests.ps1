# What a user types about answers to reset, with PowerShell's own commands around it.
BeforeAll {
    Import-Module "$PSScriptRoot/../../SmartCard.psd1" -Force

    # GoldKey Security PIV Token and GemSAFE, from pcsc-tools' list.
    $goldKey = '3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC'
    $gemSafe = '3B A7 00 40 18 80 65 A2 08 01 01 52'
}

Describe 'ConvertFrom-Atr' {
    It 'reads <Form>' -ForEach @(
        @{ Form = 'packed digits'; Text = '3B941881B1807D1F0319C80050DC' }
        @{ Form = 'colons, as opensc-tool writes'; Text = '3b:94:18:81:b1:80:7d:1f:03:19:c8:00:50:dc' }
        @{ Form = 'hyphens, as BitConverter writes'; Text = '3B-94-18-81-B1-80-7D-1F-03-19-C8-00-50-DC' }
        @{ Form = 'a list of C'; Text = '0x3B,0x94,0x18,0x81,0xB1,0x80,0x7D,0x1F,0x03,0x19,0xC8,0x00,0x50,0xDC' }
    ) {
        ($Text | ConvertFrom-Atr).Atr | Should -Be $goldKey
    }

    It 'reads a file of ATRs' {
        Set-Content TestDrive:/atrs.txt $goldKey, $gemSafe
        (Get-Content TestDrive:/atrs.txt | ConvertFrom-Atr).FirstProtocol | Should -Be 1, 0
    }

    It 'survives <Name>' -ForEach @(
        @{ Name = 'Export-Csv'; Write = { $input | Export-Csv TestDrive:/a.csv -NoTypeInformation }; Read = { Import-Csv TestDrive:/a.csv } }
        @{ Name = 'Export-Clixml'; Write = { $input | Export-Clixml TestDrive:/a.xml }; Read = { Import-Clixml TestDrive:/a.xml } }
        @{ Name = 'ConvertTo-Json'; Write = { $input | Select-Object Atr, Bytes | ConvertTo-Json | Set-Content TestDrive:/a.json }; Read = { Get-Content TestDrive:/a.json -Raw | ConvertFrom-Json } }
    ) {
        ConvertFrom-Atr $goldKey, $gemSafe | & $Write
        (& $Read | ConvertFrom-Atr).Atr | Should -Be $goldKey, $gemSafe
    }

    It 'says in a CSV file what is in its lists' {
        $row = ConvertFrom-Atr '3B F0 11' | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv
        $row.Findings | Should -Be 'InterfaceByteMissing at 3'
        (ConvertFrom-Atr $goldKey | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv).Protocols | Should -Be '1'
    }

    It 'sorts, groups and selects' {
        $atrs = $gemSafe, $goldKey, $gemSafe | ConvertFrom-Atr
        ($atrs | Group-Object FirstProtocol | Sort-Object Count -Descending).Name | Should -Be '0', '1'
        ($atrs | Select-Object -First 1).Atr | Should -Be $gemSafe
        ($atrs | Where-Object { $_.Protocols -contains 1 }).Atr | Should -Be $goldKey
        ($atrs | Where-Object OperatingClass -eq 'A, B').Atr | Should -Be $goldKey
    }

    It 'costs one error for bad input and goes on' {
        $result = '3B00', 'no hex', '3B021450' | ConvertFrom-Atr -ErrorVariable problems -ErrorAction SilentlyContinue
        $result.Count | Should -Be 2
        $problems.FullyQualifiedErrorId | Should -Be 'InvalidHex,SmartCard.Commands.Atr.ConvertFromAtrCommand'
    }

    It 'stops at once for Select-Object -First' {
        $seen = [System.Collections.Generic.List[int]]::new()
        1..1000 | ForEach-Object { $seen.Add($_); '3B00' } | ConvertFrom-Atr | Select-Object -First 2 | Should -HaveCount 2
        $seen.Count | Should -BeLessOrEqual 3
    }
}

Describe 'Measure-Atr' {
    It 'agrees with Group-Object on <_>' -ForEach 'TA1', 'TD1', 'ClockStop', 'FirstProtocol' {
        $property = $_
        $atrs = Get-Content "$PSScriptRoot/../Fixtures/atr-2016-01.txt" | Where-Object { $_ -notmatch '[\[.*]' } | ConvertFrom-Atr -ErrorAction SilentlyContinue
        $ours = $atrs | Measure-Atr -Property $property | Where-Object { $null -ne $_.Value }
        $groups = $atrs | Where-Object { $null -ne $_.$property } | Group-Object $property
        $name = { if ($_.Value -match '^0x') { [string][int]$_.Value } else { [string]$_.Value } }
        $ours | ForEach-Object { "$(& $name): $($_.Count)" } | Sort-Object |
            Should -Be ($groups | ForEach-Object { "$($_.Name): $($_.Count)" } | Sort-Object)
    }

    It 'reproduces the articles of March 2019' {
        $tables = & "$PSScriptRoot/../../examples/atr-statistics.ps1"
        $tables | Where-Object Property -EQ TA4 | ForEach-Object Count | Should -Be 2009, 27, 15, 12, 6, 2, 1
        $tables | Where-Object Property -EQ TD3 | ForEach-Object Count | Should -Be 2009, 61, 2
        $tables | Where-Object Property -EQ TC3 | ForEach-Object Count | Should -Be 2017, 55
    }

    It 'completes the names of fields' {
        $line = 'Measure-Atr -Property Clock'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'ClockStop'
    }
}

Describe 'The module' {
    It 'exports what it says, and nothing else' {
        $manifest = Test-ModuleManifest "$PSScriptRoot/../../SmartCard.psd1"
        (Get-Command -Module SmartCard).Name | Sort-Object | Should -Be ($manifest.ExportedCmdlets.Keys | Sort-Object)
    }

    It 'has help with a synopsis and examples for <_>' -ForEach (Import-PowerShellDataFile "$PSScriptRoot/../../SmartCard.psd1").CmdletsToExport {
        $help = Get-Help $_ -Full
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Examples.Example.Count | Should -BeGreaterOrEqual 2
    }
}
