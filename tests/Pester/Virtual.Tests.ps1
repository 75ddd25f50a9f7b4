# What a user types about cards made of script. They need no PC/SC service.
BeforeAll {
    Import-Module "$PSScriptRoot/../../SmartCard.psd1" -Force
}

AfterAll {
    Remove-VirtualSmartCard * -IncludeReader
}

Describe 'New-VirtualSmartCard' {
    It 'makes a card that the other commands see' {
        $card = New-VirtualSmartCard -Atr '3B 02 14 50' -ReaderName 'Of Pester' { 0x9000 }
        $card | Get-SmartCardReader | ForEach-Object State | Should -Be Present
        Send-Apdu 00A40000 -ReaderName $card.ReaderName | ForEach-Object IsSuccess | Should -BeTrue
    }

    It 'does not keep a session that ends' {
        $command = "Import-Module '$PSScriptRoot/../../SmartCard.psd1'; `$null = New-VirtualSmartCard 3B00 -ReaderName Left { 0x9000 }"
        $session = Start-Process (Get-Process -Id $PID).Path '-NoProfile', '-Command', $command -PassThru
        try { $session.WaitForExit(30000) | Should -BeTrue }
        finally { $session.Kill() }
    }

    It 'takes an ATR from New-Atr' {
        (New-Atr -Protocol 1 | New-VirtualSmartCard -Atr { $_ } -ErrorAction SilentlyContinue) | Should -BeNullOrEmpty
        (New-VirtualSmartCard (New-Atr -Protocol 1) -ReaderName 'Of New-Atr').Atr | Should -Match '^3B'
    }
}

Describe 'Get-VirtualSmartCard' {
    It 'survives Export-Clixml and pipes on' {
        Get-VirtualSmartCard 'Of Pester' | Export-Clixml TestDrive:/card.xml
        Import-Clixml TestDrive:/card.xml | Get-CardAtr | ForEach-Object Atr | Should -Be '3B 02 14 50'
    }
}

Describe 'Invoke-SmartCardScript, Select-SmartCardApplication, Get-SmartCardFile, Get-SmartCardUid' {
    BeforeAll {
        $script:card = New-VirtualSmartCard 3B00 -ReaderName 'Of scripts' {
            param($apdu)
            switch ($apdu.Ins) { 0xA4 { 0x9000 } 0xB0 { 'CAFE', 0x9000 } 0xCA { '01020304', 0x9000 } default { 0x6D00 } }
        }
    }

    It 'runs a script of a file that is piped in' {
        Set-Content TestDrive:/a.txt '00A40000', '# expect: 9000'
        (Get-ChildItem TestDrive:/a.txt | Invoke-SmartCardScript -ReaderName 'Of scripts' -Expect).IsExpected | Should -BeTrue
    }

    It 'selects an application' { (Select-SmartCardApplication A000000308 -ReaderName 'Of scripts').StatusWord | Should -Be 9000 }
    It 'reads a file' { (Get-SmartCardFile 2F00 -ReaderName 'Of scripts').Hex | Should -Be 'CA FE' }
    It 'reads a UID' { (Get-SmartCardUid 'Of scripts').Uid | Should -Be '01 02 03 04' }
}

Describe 'Remove-VirtualSmartCard' {
    It 'takes the card out, and the reader away' {
        Remove-VirtualSmartCard 'Of Pester'
        (Get-SmartCardReader 'Of Pester').CardPresent | Should -BeFalse
        Remove-VirtualSmartCard 'Of Pester' -IncludeReader
        Get-VirtualSmartCard 'Of Pester' | Should -BeNullOrEmpty
    }
}

Describe 'The examples' {
    It 'test a script for cards without any' {
        # Pester does not run inside Pester.
        $command = "`$r = Invoke-Pester '$PSScriptRoot/../../examples/check-piv.Tests.ps1' -PassThru -Output None; $({ $r.PassedCount, $r.FailedCount -join ' ' })"
        & (Get-Process -Id $PID).Path -NoProfile -Command $command | Should -Be '3 0'
    }

    It 'write an inventory' {
        New-VirtualSmartCard 3B00 -ReaderName 'Of the inventory' | Out-Null
        & "$PSScriptRoot/../../examples/reader-inventory.ps1" TestDrive:/readers.csv
        (Import-Csv TestDrive:/readers.csv).ReaderName | Should -Contain 'Of the inventory'
    }

    It 'read a UID' {
        New-VirtualSmartCard 3B00 { '04A22411223380', 0x9000 } -ReaderName 'Of UIDs' | Out-Null
        (& "$PSScriptRoot/../../examples/read-uid.ps1" -ReaderName 'Of UIDs' -Timeout 0.5).Uid | Should -Be '04 A2 24 11 22 33 80'
    }
}
