#!/usr/bin/env pwsh
<#
.SYNOPSIS
Builds, tests, packs or measures the module. Each task is one plain command that works without this script.
.PARAMETER Task
Build: dotnet build. Test: tests/run.sh. Pack: the module alone, in artifacts/module/SmartCard. Bench: the side-by-side run.
.EXAMPLE
./build.ps1
.EXAMPLE
./build.ps1 -Task Pack; Import-Module ./artifacts/module/SmartCard
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Pack', 'Bench')]
    [string] $Task = 'Build'
)

switch ($Task) {
    'Build' { dotnet build "$PSScriptRoot/SmartCard.slnx" }
    'Test' { bash "$PSScriptRoot/tests/run.sh" }
    'Pack' { dotnet build "$PSScriptRoot/src/SmartCard.Help" -t:PackModule }
    'Bench' { dotnet run --project "$PSScriptRoot/bench/SmartCard.Bench" -- pairs }
}
exit $LASTEXITCODE
