# What a user types about card types, with PowerShell's own commands around it. The list is the made-up one of the fixtures.
BeforeAll {
    Import-Module "$PSScriptRoot/../../SmartCard.psd1" -Force

    $list = "$PSScriptRoot/../Fixtures/card-types.txt"
    $ferry = '3B 02 14 50'
    $children = '3B 65 00 00 80 66 AF 03 0C'
}

Describe 'Get-CardType' {
    It 'names the ATRs of a file' {
        Set-Content TestDrive:/atrs.txt $ferry, $children
        $found = Get-Content TestDrive:/atrs.txt | Get-CardType -Path $list
        ($found | Group-Object Atr | Sort-Object Count | ForEach-Object Count) | Should -Be 1, 4
        ($found | Where-Object Atr -eq $ferry).Description | Should -Be 'Harbour ferry day ticket', 'with a brass chip'
    }

    It 'ranks exact before pattern and few wildcards before many' {
        $found = Get-CardType $children -Path $list
        $found.Wildcards | Should -Be 0, 3, 4, 8
        ($found | Select-Object -First 1).Description | Should -Be 'Library of Northwick, children'
    }

    It 'searches by name' {
        (Get-CardType -Name '*library*' -Path $list | Sort-Object Line).Line | Should -Be 8, 14, 18
    }

    It 'survives <Name>' -ForEach @(
        @{ Name = 'Export-Csv'; Write = { $input | Export-Csv TestDrive:/t.csv -NoTypeInformation }; Read = { Import-Csv TestDrive:/t.csv } }
        @{ Name = 'Export-Clixml'; Write = { $input | Export-Clixml TestDrive:/t.xml }; Read = { Import-Clixml TestDrive:/t.xml } }
        @{ Name = 'ConvertTo-Json'; Write = { $input | ConvertTo-Json | Set-Content TestDrive:/t.json }; Read = { Get-Content TestDrive:/t.json -Raw | ConvertFrom-Json } }
    ) {
        Get-CardType $ferry -Path $list | & $Write
        $copy = & $Read
        "$($copy.Description)" | Should -BeLike 'Harbour ferry day ticket*with a brass chip'
        ($copy | ConvertFrom-Atr).Atr | Should -Be $ferry
    }

    It 'costs one error for bad input and goes on' {
        $found = 'no hex', $ferry | Get-CardType -Path $list -ErrorVariable problems -ErrorAction SilentlyContinue
        $found.Pattern | Should -Be $ferry
        $problems.FullyQualifiedErrorId | Should -Be 'InvalidHex,SmartCard.Commands.CardTypes.GetCardTypeCommand'
    }

    It 'can be caught when there is no list' {
        { Get-CardType $ferry -Path TestDrive:/none.txt } | Should -Throw -ErrorId 'CardTypeListNotFound,*'
    }

    It 'stops at once for Select-Object -First' {
        $seen = [System.Collections.Generic.List[int]]::new()
        1..1000 | ForEach-Object { $seen.Add($_); $ferry } | Get-CardType -Path $list | Select-Object -First 2 | Should -HaveCount 2
        $seen.Count | Should -BeLessOrEqual 3
    }
}

Describe 'CardName' {
    It 'is there for ATRs and goes into a file' -Skip:($IsWindows -or $PSVersionTable.PSVersion.Major -lt 6) {
        $before = $env:XDG_CACHE_HOME
        try {
            $env:XDG_CACHE_HOME = (Get-Item TestDrive:/).FullName
            $null = New-Item TestDrive:/SmartCard -ItemType Directory
            Copy-Item $list TestDrive:/SmartCard/smartcard_list.txt
            ($ferry, '3B 99' | ConvertFrom-Atr).CardName | Should -Be 'Harbour ferry day ticket', $null
            (ConvertFrom-Atr $ferry | Select-Object Atr, CardName | ConvertTo-Csv)[-1] | Should -Be '"3B 02 14 50","Harbour ferry day ticket"'
        }
        finally {
            $env:XDG_CACHE_HOME = $before
        }
    }
}

Describe 'Update-CardType' {
    It 'takes plain HTTP from nobody else than this computer' {
        { Update-CardType http://example.com/list.txt -Path TestDrive:/list.txt } | Should -Throw -ErrorId 'InsecureAddress,*'
        'TestDrive:/list.txt' | Should -Not -Exist
    }

    It 'does nothing with -WhatIf' {
        Update-CardType -Path TestDrive:/list.txt -WhatIf | Should -BeNullOrEmpty
        'TestDrive:/list.txt' | Should -Not -Exist
    }

    It 'leaves the list of before when there is no server' {
        Copy-Item $list TestDrive:/old.txt
        { Update-CardType http://127.0.0.1:9/list.txt -Path TestDrive:/old.txt } | Should -Throw -ErrorId 'DownloadFailed,*'
        Get-Content TestDrive:/old.txt | Should -Be (Get-Content $list)
    }
}
