# One import in a PowerShell of its own.
param([string]$Module)

[Console]::Out.WriteLine('ready')
$null = [Console]::In.ReadLine()
$clock = [Diagnostics.Stopwatch]::StartNew()
Import-Module $Module
[Console]::Out.WriteLine($clock.Elapsed.TotalSeconds.ToString([cultureinfo]::InvariantCulture))
