<#
.SYNOPSIS
Gives the UID of each contactless card that is put on a reader, until Ctrl+C or the time is over.
.EXAMPLE
./examples/read-uid.ps1 -Timeout 60 | Export-Csv visitors.csv
#>
param(
    [string[]] $ReaderName = '*',
    [double] $Timeout = 3600
)

Watch-SmartCard -ReaderName $ReaderName -IncludeCurrent -Timeout $Timeout | Where-Object Event -eq CardInserted | ForEach-Object {
    $seen = $_
    Get-SmartCardUid $seen.ReaderName -ErrorAction SilentlyContinue | ForEach-Object {
        [pscustomobject]@{ Time = $seen.Time; ReaderName = $seen.ReaderName; Uid = $_.Uid; IsRandom = $_.IsRandom }
    }
}
