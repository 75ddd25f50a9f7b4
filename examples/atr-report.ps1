<#
.SYNOPSIS
Two pages to look at: the ATRs of the public list of January 2016, and one card byte by byte.
.DESCRIPTION
The rule for the list is that of examples/atr-statistics.ps1. It runs in SmartCard.Shell and in PowerShell 5.1 or 7
with the module imported; the files come out as objects.
.PARAMETER Folder
Where the pages go.
.PARAMETER Open
Opens them in the browser.
#>
param(
    [string] $Folder = [System.IO.Path]::GetTempPath(),
    [switch] $Open
)

# Get-Content would do in PowerShell 7; this works in SmartCard.Shell as well.
$atrs = [System.IO.File]::ReadAllLines("$PSScriptRoot/../tests/Fixtures/atr-2016-01.txt") |
    Where-Object { $_ -match '^3' -and $_ -notmatch '\[' } |
    ForEach-Object { $_ -replace '[.*]', '0' -replace ' ' } |
    Where-Object { $_.Length % 2 -eq 0 } |
    ConvertFrom-Atr |
    Where-Object { $_.HistoricalBytes.Count -eq $_.HistoricalByteCount }

$atrs | Export-AtrReport -Path "$Folder/atr-list.html" -Title 'ATRs of the public list, January 2016' -PassThru -Open:$Open

# A token for the US Personal Identity Verification (PIV).
'3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC' |
    Export-AtrReport -Path "$Folder/atr-card.html" -Title 'One card' -PassThru -Open:$Open
