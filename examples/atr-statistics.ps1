<#
.SYNOPSIS
The tables of the "ATR statistics" articles of March 2019 (TA4, TD3, TC3), from the ATRs that they count.
.DESCRIPTION
The articles count 2072 ATRs of pcsc-tools' list of January 2016. Their rule: patterns with a set are left out,
a wildcard is read as the digit 0, and so are keys with half a byte and ATRs cut within the historical bytes.
.PARAMETER Path
A list with one ATR a line.
#>
param([string] $Path = "$PSScriptRoot/../tests/Fixtures/atr-2016-01.txt")

# Get-Content would do in PowerShell 7; this works in SmartCard.Shell as well.
$lines = [System.IO.File]::ReadAllLines($ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path))

$atrs = $lines |
    Where-Object { $_ -match '^3' -and $_ -notmatch '\[' } |
    ForEach-Object { $_ -replace '[.*]', '0' -replace ' ' } |
    Where-Object { $_.Length % 2 -eq 0 } |
    ConvertFrom-Atr |
    Where-Object { $_.HistoricalBytes.Count -eq $_.HistoricalByteCount }

$atrs | Measure-Atr -Property TA4, TD3, TC3

# What the ATRs with a TA4 say in it.
$atrs | Where-Object { $null -ne $_.TA4 } | Measure-Atr -Property ClockStop, OperatingClass
