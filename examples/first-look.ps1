<#
.SYNOPSIS
A first look at the module: the readers and cards that are there, two ATRs decoded, a list of ATRs counted.
.DESCRIPTION
Nothing is written, and no card is touched. Where there is no PC/SC service, or no reader, a virtual card shows the way.
It runs in SmartCard.Shell and in PowerShell 5.1 or 7 with the module imported.
#>
'Readers and cards'
$virtual = $null
try {
    $readers = @(Get-SmartCardReader -ErrorAction Stop)
    if (-not $readers) { "The PC/SC service runs, and no reader is connected.`n" }
}
catch {
    "$_`n"
    $readers = @()
}
if (-not $readers) {
    'So here is a virtual reader, with a card made of script:'
    $virtual = New-VirtualSmartCard '3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC' {
        param($apdu)
        if ($apdu.Ins -eq 0xA4) { '61 04 4F 02 A0 00', 0x9000 } else { 0x6D00 }
    }
    $readers = @(Get-SmartCardReader)
}
$readers | Out-Host

if ($virtual) {
    'Two commands, and what the card answers'
    '00 A4 04 00 02 A0 00', '00 B0 00 00 00' | Send-Apdu -ReaderName $virtual.ReaderName | Out-Host
    $virtual | Remove-VirtualSmartCard -IncludeReader
}

'Two answers to reset, decoded: a PIV token, and an ATR that was cut'
'3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC', '3B F0 11' | ConvertFrom-Atr | Out-Host

'2072 answers to reset, counted: the tables of the "ATR statistics" articles of March 2019'
& "$PSScriptRoot/atr-statistics.ps1" | Where-Object Property -in TA4, TD3, TC3 | Out-Host
