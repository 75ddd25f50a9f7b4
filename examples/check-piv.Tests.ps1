#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
<#
.SYNOPSIS
How a script for cards is tested without any: check-piv.ps1 against the card of piv-card.ps1, with Pester 5.
.EXAMPLE
Invoke-Pester ./examples/check-piv.Tests.ps1
#>
BeforeAll {
    Import-Module "$PSScriptRoot/../SmartCard.psd1"
    $card = & "$PSScriptRoot/piv-card.ps1" -ReaderName 'Card of a test' -Pin 4711
}

AfterAll {
    $card | Remove-VirtualSmartCard -IncludeReader
}

Describe 'check-piv.ps1' {
    It 'reads the GUID of the CHUID' {
        $found = & "$PSScriptRoot/check-piv.ps1" -ReaderName $card.ReaderName
        $found.Guid | Should -Be '00 11 22 33 44 55 66 77 88 99 AA BB CC DD EE FF'
    }

    It 'tells how many tries the PIN has left' {
        (& "$PSScriptRoot/check-piv.ps1" -ReaderName $card.ReaderName).TriesLeft | Should -Be 3

        '00 A4 04 00 05 A0 00 00 03 08', '00 20 00 80 08 30 30 30 30 FF FF FF FF' |
            Send-Apdu -ReaderName $card.ReaderName | Out-Null
        (& "$PSScriptRoot/check-piv.ps1" -ReaderName $card.ReaderName).TriesLeft | Should -Be 2
    }

    It 'passes over a card that is no PIV card' {
        $other = New-VirtualSmartCard 3B021450 { 0x6A82 } -ReaderName 'Another card of a test'
        try { & "$PSScriptRoot/check-piv.ps1" -ReaderName $other.ReaderName | Should -BeNullOrEmpty }
        finally { $other | Remove-VirtualSmartCard -IncludeReader }
    }
}
