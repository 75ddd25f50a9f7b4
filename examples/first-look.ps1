<#
.SYNOPSIS
A first look at the module: the readers and cards that are there, two ATRs decoded, a list of ATRs counted.
.DESCRIPTION
Nothing is written, and no card is touched. It runs in SmartCard.Shell and in PowerShell 5.1 or 7 with the module
imported.
#>
'Readers and cards'
try {
    $readers = @(Get-SmartCardReader -ErrorAction Stop)
    if ($readers) { $readers | Out-Host } else { "The PC/SC service runs, and no reader is connected.`n" }
}
catch {
    "$_`n"
}

'Two answers to reset, decoded: a PIV token, and an ATR that was cut'
'3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC', '3B F0 11' | ConvertFrom-Atr | Out-Host

'2072 answers to reset, counted: the tables of the "ATR statistics" articles of March 2019'
& "$PSScriptRoot/atr-statistics.ps1" | Where-Object Property -in TA4, TD3, TC3 | Out-Host
