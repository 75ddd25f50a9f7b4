<#
.SYNOPSIS
Which PC/SC functions a command calls, and how long each takes.
.DESCRIPTION
Runs a script block, by default one that looks at the readers, and gives a line for each PC/SC function and one for all
of them. With -Path, every call is also written to that file, as a line of JSON. No card is touched by the default block.
PINs and keys are masked. It runs in SmartCard.Shell and in PowerShell 5.1 or 7 with the module imported.
.EXAMPLE
./where-the-time-goes.ps1 { Get-CardAtr }
#>
param(
    [scriptblock] $ScriptBlock = { try { $null = Get-SmartCardReader } catch { "$_" } },
    [string] $Path
)

if ($Path) { Start-SmartCardTrace -Path $Path }
try {
    Trace-SmartCard -ScriptBlock $ScriptBlock -Summary
}
finally {
    if ($Path) { $null = Stop-SmartCardTrace }
}
