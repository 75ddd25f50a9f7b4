# What a user types to get a page about ATRs, with PowerShell's own commands around it.
BeforeAll {
    Import-Module "$PSScriptRoot/../../SmartCard.psd1" -Force

    # GoldKey Security PIV Token and GemSAFE, from pcsc-tools' list.
    $goldKey = '3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC'
    $gemSafe = '3B A7 00 40 18 80 65 A2 08 01 01 52'
}

Describe 'Export-AtrReport' {
    It 'writes a page that is XML' {
        $goldKey, $gemSafe | Export-AtrReport TestDrive:/report.html -Title 'Two <cards>'
        $page = [xml](Get-Content TestDrive:/report.html -Raw)
        $page.html.head.title | Should -Be 'Two <cards>'
        $page.html.body.main.section.id | Should -Be 'summary', 'bytes', 'statistics', 'findings', 'unknown'
    }

    It 'keeps the readers of a <Name> file' -ForEach @(
        @{ Name = 'CSV'; Write = { $input | Export-Csv TestDrive:/a.csv -NoTypeInformation }; Read = { Import-Csv TestDrive:/a.csv } }
        @{ Name = 'CLIXML'; Write = { $input | Export-Clixml TestDrive:/a.xml }; Read = { Import-Clixml TestDrive:/a.xml } }
    ) {
        [pscustomobject]@{ ReaderName = 'Reader <1>'; Atr = $goldKey }, [pscustomobject]@{ ReaderName = 'Reader 2'; Atr = $gemSafe } | & $Write
        & $Read | Export-AtrReport TestDrive:/report.html
        $text = Get-Content TestDrive:/report.html -Raw
        $text | Should -BeLike '*<bdi>Reader &lt;1&gt;</bdi>*'
        $text | Should -BeLike '*<bdi>Reader 2</bdi>*'
    }

    It 'counts as Measure-Atr does' {
        $atrs = $goldKey, $gemSafe, $gemSafe
        $atrs | Export-AtrReport TestDrive:/report.html -Property TA1
        $page = [xml](Get-Content TestDrive:/report.html -Raw)
        $rows = ($page.SelectNodes('//*[@id="field-TA1"]//*[local-name()="tbody"]/*') | ForEach-Object { $_.ChildNodes[0].InnerText, $_.ChildNodes[2].InnerText -join ' ' })
        $rows | Should -Be ($atrs | Measure-Atr -Property TA1 | ForEach-Object { "$(if ($null -eq $_.Value) { 'absent' } else { $_.Value }) $($_.Count)" })
    }

    It 'gives the file with -PassThru, and nothing without' {
        $goldKey | Export-AtrReport TestDrive:/report.html | Should -BeNullOrEmpty
        ($goldKey | Export-AtrReport TestDrive:/report.html -PassThru).Name | Should -Be 'report.html'
    }

    It 'writes over no file with -NoClobber, and nothing with -WhatIf' {
        Set-Content TestDrive:/kept.html 'before'
        { $goldKey | Export-AtrReport TestDrive:/kept.html -NoClobber } | Should -Throw -ErrorId 'ReportExists,*'
        $goldKey | Export-AtrReport TestDrive:/kept.html -WhatIf
        Get-Content TestDrive:/kept.html | Should -Be 'before'
    }

    It 'completes the names of fields' {
        $line = 'Export-AtrReport x.html -Property Clock'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'ClockStop'
    }
}
