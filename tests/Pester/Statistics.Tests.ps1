# Statistics at scale, as a user types it: files, sums of many files and machines, fields.
BeforeAll {
    Import-Module "$PSScriptRoot/../../SmartCard.psd1" -Force
    $corpus = "$PSScriptRoot/../Fixtures/atr-2016-01.txt"

    function Select-Table($rows) {
        $rows | ForEach-Object { '{0}|{1}|{2}|{3}|{4:N4}|{5:N4}' -f $_.Property, $_.Value, $_.Count, $_.Total, [double]$_.Percent, $_.PercentOfPresent }
    }
}

Describe 'Measure-Atr -Path' {
    It 'reproduces the articles of March 2019' {
        $tables = Measure-Atr -Path $corpus -Wildcard Zero -ExcludeTruncated -Property TA4, TD3, TC3
        $tables | Where-Object Property -EQ TA4 | ForEach-Object Count | Should -Be 2009, 27, 15, 12, 6, 2, 1
        $tables | Where-Object Property -EQ TD3 | ForEach-Object Count | Should -Be 2009, 61, 2
        $tables | Where-Object Property -EQ TC3 | ForEach-Object Count | Should -Be 2017, 55
    }

    It 'counts what Get-Content | Measure-Atr counts' {
        Get-Content $corpus | Where-Object { $_ -notmatch '[\[.*]' } | Set-Content TestDrive:/exact.txt
        $piped = Get-Content TestDrive:/exact.txt | Measure-Atr -Property * -ErrorAction SilentlyContinue
        $read = Measure-Atr -Path TestDrive:/exact.txt -Property * -ErrorAction SilentlyContinue
        Select-Table $read | Should -Be (Select-Table $piped)
    }

    It 'counts each ATR once with -Unique, as Sort-Object -Unique does' {
        '3B1018', '3b 10 18', '3B00' | Set-Content TestDrive:/twice.txt
        (Measure-Atr -Path TestDrive:/twice.txt -Property TS -Unique).Count | Should -Be 2
    }

    It 'reads what > writes, in <_>' -ForEach 'utf8', 'utf8BOM', 'unicode', 'ascii' {
        '3B1018', '3B1011' | Out-File TestDrive:/list.txt -Encoding $_
        (Measure-Atr -Path TestDrive:/list.txt -Property TA1).Value | Should -Be '0x11', '0x18'
    }

    It 'takes a file of Get-ChildItem' {
        '3B1018' | Set-Content TestDrive:/one.txt
        (Measure-Atr -Path (Get-ChildItem TestDrive:/one.txt) -Property TA1).Value | Should -Be '0x18'
        (Measure-Atr -LiteralPath (Get-ChildItem TestDrive:/one.txt) -Property TA1).Value | Should -Be '0x18'
    }
}

Describe 'Merge-AtrStatistic' {
    BeforeAll {
        $atrs = Get-Content $corpus | Where-Object { $_ -notmatch '[\[.*]' } | ConvertFrom-Atr -ErrorAction SilentlyContinue
        $whole = $atrs | Measure-Atr
        $parts = (0..2 | ForEach-Object { $part = $_; , ($atrs | Where-Object { $_.Bytes[-1] % 3 -eq $part } | Measure-Atr) })
    }

    It 'gives the whole from its parts' {
        Select-Table ($parts | Merge-AtrStatistic) | Should -Be (Select-Table $whole)
    }

    It 'gives it from <Name>' -ForEach @(
        @{ Name = 'CSV files'; Write = { $input | Export-Csv TestDrive:/part.csv -NoTypeInformation }; Read = { Import-Csv TestDrive:/part.csv } }
        @{ Name = 'CLIXML files'; Write = { $input | Export-Clixml TestDrive:/part.xml }; Read = { Import-Clixml TestDrive:/part.xml } }
        @{ Name = 'JSON files'; Write = { $input | ConvertTo-Json | Set-Content TestDrive:/part.json }; Read = { Get-Content TestDrive:/part.json -Raw | ConvertFrom-Json } }
        @{ Name = 'background jobs'; Write = { $script:rows = @($input) }; Read = { $rows | ForEach-Object { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_)) } } }
    ) {
        $read = foreach ($part in $parts) { $part | & $Write; & $Read }
        Select-Table ($read | Merge-AtrStatistic) | Should -Be (Select-Table $whole)
    }

    It 'keeps the sources apart with -GroupBy' {
        $named = for ($i = 0; $i -lt 3; $i++) { $parts[$i] | Select-Object *, @{ Name = 'File'; Expression = { "part $i" } } }
        $sums = $named | Merge-AtrStatistic -GroupBy File | Group-Object File
        $sums.Name | Should -Be 'part 0', 'part 1', 'part 2'
        Select-Table $sums[1].Group | Should -Be (Select-Table $parts[1])
    }
}

Describe 'Get-AtrField' {
    It 'lists what Measure-Atr counts' {
        $names = ('3B1018' | Measure-Atr -Property * | Select-Object -ExpandProperty Property -Unique)
        (Get-AtrField).Name | Should -Be $names
    }

    It 'takes names from rows of statistics' {
        ('3B1018' | Measure-Atr -Property TA1 | Get-AtrField).Description | Should -BeLike 'TA of group 1*'
    }
}
