<#
.SYNOPSIS
Commands, answers and status words in words: what a log of a smart card says.
.DESCRIPTION
Reads pairs of lines, a command to a card and its answer, in hexadecimal, and gives an object for each: the command's
name, what the card said, and the data objects of the answer. Nothing is written, and no card is touched. It runs in
SmartCard.Shell and in PowerShell 5.1 or 7 with the module imported.
.PARAMETER Path
A text file with a command on every odd line and its answer on the next. Without it, a selection of a PIV application
and two questions to it, the last of them how many tries the PIN has left, built by NIST SP 800-73-4.
.EXAMPLE
./examples/read-commands.ps1 | Format-Table Command, StatusWord, Meaning
#>
param([string] $Path)

$lines = if ($Path) {
    [System.IO.File]::ReadAllLines($ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path))
}
else {
    '00 A4 04 00 05 A0 00 00 03 08 00'
    '61 0B 4F 06 00 00 10 00 01 00 50 01 50 90 00'
    '00 CB 3F FF 03 5C 01 7E 00'
    '7E 12 4F 0B A0 00 00 03 08 00 00 10 00 01 00 5F 2F 02 40 00 90 00'
    '00 20 00 80'
    '63 C2'
}

for ($i = 0; $i -lt $lines.Count - 1; $i += 2) {
    $command = ConvertFrom-Apdu $lines[$i]
    $answer = ($lines[$i + 1] -replace '[\s:-]' -split '(..)').Where{ $_ }
    $word = Get-StatusWord (-join $answer[-2..-1])
    [pscustomobject]@{
        Command    = $command.InsName
        Apdu       = $command.Apdu
        StatusWord = $word.Text
        Meaning    = $word.Meaning
        Objects    = if ($answer.Count -gt 2 -and $word.IsSuccess) { ConvertFrom-Tlv (-join $answer[0..($answer.Count - 3)]) }
    }
}
