<#
.SYNOPSIS
What is wrong with smart cards on this machine, and what its readers tell of themselves.
.DESCRIPTION
Nothing is changed, and no card is reset or sent anything. It runs in SmartCard.Shell and in PowerShell 5.1 or 7 with
the module imported.
#>
'What smart cards need of this machine'
Test-SmartCardEnvironment | Out-Host

'What to do'
$wrong = @(Test-SmartCardEnvironment | Where-Object { $_.Remedy })
if ($wrong) { $wrong | ForEach-Object { "$($_.Check): $($_.Remedy)" } } else { 'Nothing.' }

try {
    "`nWhat the readers tell of themselves"
    Get-SmartCardAttribute -ErrorAction Stop | Out-Host
    'What the readers can'
    Get-SmartCardFeature -ErrorAction Stop | Out-Host
}
catch {
    "$_"
}
