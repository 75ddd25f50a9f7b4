# What a user types about cards, against the PC/SC service that runs, and with a card where one is there.
BeforeAll {
    Import-Module "$PSScriptRoot/../../SmartCard.psd1" -Force
    $script:card = try { Get-CardAtr -ErrorAction Stop | Select-Object -First 1 } catch { $null }
    if (-not $script:card) {
        $script:virtual = New-VirtualSmartCard 3B021450 -ReaderName 'Of cards' { 0x9000 }
        $script:card = Get-CardAtr 'Of cards'
    }
}

AfterAll {
    if ($script:virtual) { $script:virtual | Remove-VirtualSmartCard -IncludeReader }
}

Describe 'Connect-SmartCard' {
    It 'says which reader is not there' {
        { Connect-SmartCard 'No such reader' -ErrorAction Stop } | Should -Throw
        $Error[0].FullyQualifiedErrorId | Should -Match '^(ReaderNotFound|ServiceNotRunning|PcscLibraryNotFound|AccessDenied),'
    }

    It 'refuses a timeout of <_>' -ForEach '-1', 'soon', '100.00:00:00' {
        { Connect-SmartCard -Timeout $_ } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
    }

    It 'gives a card that survives Export-Clixml' {
        if (-not $script:card) { Set-ItResult -Skipped -Because 'no card is there' }
        $connection = $script:card | Connect-SmartCard
        $connection | Export-Clixml TestDrive:/card.xml
        Disconnect-SmartCard $connection
        $read = Import-Clixml TestDrive:/card.xml
        $read.ReaderName | Should -Be $script:card.ReaderName
        $read.Atr | Should -Be $script:card.Atr
        ($read | Get-SmartCardStatus).Atr | Should -Be $script:card.Atr
    }
}

Describe 'Disconnect-SmartCard' {
    It 'does nothing with -WhatIf' {
        if (-not $script:card) { Set-ItResult -Skipped -Because 'no card is there' }
        $connection = $script:card | Connect-SmartCard
        Disconnect-SmartCard $connection -WhatIf
        $connection.IsConnected | Should -BeTrue
        $connection | Disconnect-SmartCard
        $connection.IsConnected | Should -BeFalse
    }
}

Describe 'Reset-SmartCard' {
    It 'lets a connection go on whose card another has reset' {
        if (-not $script:card) { Set-ItResult -Skipped -Because 'no card is there' }
        $mine, $others = $script:card, $script:card | Connect-SmartCard
        try {
            $others | Reset-SmartCard
            { Send-Apdu 00A4000C023F00 -Card $mine -ErrorAction Stop } | Should -Throw -ErrorId 'CardReset,*'
            $mine | Reset-SmartCard -Cold
            $mine.Atr | Should -Be $script:card.Atr
            (Send-Apdu 00A4000C023F00 -Card $mine).StatusWord | Should -Match '^[0-9A-F]{4}$'
        }
        finally { $mine, $others | Disconnect-SmartCard }
    }

    It 'does nothing with -WhatIf' {
        if (-not $script:card) { Set-ItResult -Skipped -Because 'no card is there' }
        $mine, $others = $script:card, $script:card | Connect-SmartCard
        try {
            $others | Reset-SmartCard -WhatIf
            { Send-Apdu 00A4000C023F00 -Card $mine -ErrorAction Stop } | Should -Not -Throw
        }
        finally { $mine, $others | Disconnect-SmartCard }
    }
}

Describe 'Send-Apdu' {
    BeforeEach {
        if (-not $script:card) { Set-ItResult -Skipped -Because 'no card is there' }
    }

    # SELECT of the master file: every card has a status word for it (ISO/IEC 7816-4, 11.2.2).
    It 'gives rows that sort, group and go to CSV' {
        $answers = '00A4000C023F00', '00A4000C023F00' | Send-Apdu -ReaderName $script:card.ReaderName
        ($answers | Group-Object StatusWord).Count | Should -Be 2
        $answers | Export-Csv TestDrive:/answers.csv -NoTypeInformation
        (Import-Csv TestDrive:/answers.csv).Command | Should -Be $answers.Command
        @(Import-Csv TestDrive:/answers.csv | Send-Apdu -ReaderName $script:card.ReaderName).Count | Should -Be 2
    }

    It 'takes an array of bytes that Write-Output keeps together' {
        $bytes = [byte[]](0x00, 0xA4, 0x00, 0x0C, 0x02, 0x3F, 0x00)
        (Write-Output -NoEnumerate $bytes | Send-Apdu -ReaderName $script:card.ReaderName).Command | Should -Be '00 A4 00 0C 02 3F 00'
        ($bytes | Send-Apdu -ReaderName $script:card.ReaderName).Command | Should -Be '00 A4 00 0C 02 3F 00'
    }
}

Describe 'Invoke-SmartCardTransaction' {
    It 'ends where Select-Object wants no more' {
        if (-not $script:card) { Set-ItResult -Skipped -Because 'no card is there' }
        $connection = $script:card | Connect-SmartCard
        Invoke-SmartCardTransaction -Card $connection { 1..10 } | Select-Object -First 2 | Should -Be 1, 2
        # A second end has no transaction that it could end (SCARD_E_NOT_TRANSACTED and its like).
        { $connection.EndTransaction() } | Should -Throw
        Disconnect-SmartCard $connection
    }
}
