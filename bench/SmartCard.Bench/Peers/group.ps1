# Both sides of the pair with Group-Object, which comes with PowerShell 7 and not with its engine.
param([string]$Manifest, [string]$List)

Import-Module $Manifest
$atrs = [IO.File]::ReadAllLines($List)
$work = @{
    measure = { $atrs | Measure-Atr }
    measureTA1 = { $atrs | Measure-Atr -Property TA1 }
    group = { $atrs | ConvertFrom-Atr | Group-Object TA1 }
}
[Console]::Out.WriteLine('ready')
while ($name = [Console]::In.ReadLine()) {
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $null = & $work[$name]
    [Console]::Out.WriteLine($clock.Elapsed.TotalSeconds.ToString([cultureinfo]::InvariantCulture))
}
