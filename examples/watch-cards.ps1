<#
.SYNOPSIS
Greets each card by its name for a while, and says what happens to the readers.
.DESCRIPTION
Nothing is written, and no card is touched. It runs in SmartCard.Shell and in PowerShell 5.1 or 7 with the module
imported. Ctrl+C ends it.
.PARAMETER Seconds
How long to watch.
#>
param([double]$Seconds = 60)

Watch-SmartCard -IncludeCurrent -Timeout $Seconds | ForEach-Object {
    $change = $_
    $time = $change.Time.ToString('HH:mm:ss')
    switch ($change.Event) {
        'CardInserted' { "$time $($change.ReaderName): welcome, $(if ($change.CardName) { $change.CardName } else { "card $($change.Atr)" })" }
        'CardRemoved' { "$time $($change.ReaderName): goodbye" }
        'StateChanged' { "$time $($change.ReaderName): $($change.State)" }
        default { "$time $($change.Event) $($change.ReaderName)" }
    }
}
