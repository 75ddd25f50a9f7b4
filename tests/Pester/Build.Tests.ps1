# What a user types to build and to compare answers to reset.
BeforeAll {
    Import-Module "$PSScriptRoot/../../SmartCard.psd1" -Force

    # GoldKey Security PIV Token, from pcsc-tools' list.
    $goldKey = '3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC'
}

Describe 'New-Atr' {
    It 'builds the ATR of a real card' {
        $card = @{
            Protocol = 1; Fi = 372; Di = 12; Ifsc = 128; Bwi = 7
            OperatingClass = 'A', 'B'; HistoricalBytes = '19 C8 00 50'
        }
        (New-Atr @card).Atr | Should -Be $goldKey
    }

    It 'gives ConvertFrom-Atr what it was given: Fi <_>' -ForEach 372, 512, 558, 744, 768, 1024, 1116, 1488, 1536, 1860, 2048 {
        $atr = New-Atr -Fi $_ -Di 8 | ConvertFrom-Atr
        $atr.Fi | Should -Be $_
        $atr.Di | Should -Be 8
        $atr.IsValid | Should -BeTrue
    }

    It 'says what is allowed: <Script>' -ForEach @(
        @{ Script = { New-Atr -Ifsc 254 }; Message = '*T=1*' }
        @{ Script = { New-Atr -Di 3 }; Message = '*1, 2, 4, 8, 12, 16, 20, 32, 64*' }
        @{ Script = { New-Atr -HistoricalText 'sixteen letters!' }; Message = '*15*' }
    ) {
        $Script | Should -Throw -ErrorId 'InvalidAtrParameter,SmartCard.Commands.Atr.NewAtrCommand' -ExpectedMessage $Message
    }

    It 'completes Di from the table of the standard' {
        $line = 'New-Atr -Di '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be '1', '2', '4', '8', '12', '16', '20', '32', '64'
    }
}

Describe 'Compare-Atr' {
    It 'groups and sorts by field' {
        $rows = '3B 10 95', '3B 10 96', '3B 00' | Compare-Atr '3B 10 95'
        ($rows | Group-Object DifferenceAtr).Name | Sort-Object | Should -Be '3B 00', '3B 10 96'
        ($rows | Where-Object Field -EQ Di | Sort-Object DifferenceAtr).Difference | Should -Be $null, 32
    }

    It 'takes what Import-Csv gives' {
        ConvertFrom-Atr $goldKey, '3B 00' | Export-Csv TestDrive:/a.csv -NoTypeInformation
        $rows = Import-Csv TestDrive:/a.csv | Compare-Atr $goldKey
        $rows.DifferenceAtr | Select-Object -Unique | Should -Be '3B 00'
    }

    It 'writes rows that Export-Csv keeps' {
        Compare-Atr '3B 01 41' '3B 01 42' | Export-Csv TestDrive:/d.csv -NoTypeInformation
        $row = Import-Csv TestDrive:/d.csv | Where-Object Field -EQ HistoricalBytes
        $row.Field, $row.Reference, $row.Difference | Should -Be 'HistoricalBytes', '41', '42'
    }
}
