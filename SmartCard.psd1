@{
    RootModule             = 'bin/SmartCard.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '6f1b6f0e-5d0e-4c53-9a4f-2f0f7a3c1d58'
    Author                 = 'The SmartCard authors'
    CompanyName            = 'The SmartCard authors'
    Copyright              = '(c) 2026 The SmartCard authors. MIT licence.'
    Description            = 'Smart cards as objects: readers and cards through PC/SC, answers to reset decoded, compared and counted.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = 'Desktop', 'Core'
    FormatsToProcess       = @(
        'bin/Formats/Apdu.format.ps1xml'
        'bin/Formats/Atr.format.ps1xml'
        'bin/Formats/Cards.format.ps1xml'
        'bin/Formats/CardTypes.format.ps1xml'
        'bin/Formats/Environment.format.ps1xml'
        'bin/Formats/Features.format.ps1xml'
        'bin/Formats/Historical.format.ps1xml'
        'bin/Formats/Readers.format.ps1xml'
        'bin/Formats/Tracing.format.ps1xml'
        'bin/Formats/Watching.format.ps1xml'
    )
    TypesToProcess         = 'bin/SmartCard.types.ps1xml'
    CmdletsToExport        = @(
        'Compare-Atr'
        'Connect-SmartCard'
        'ConvertFrom-Apdu'
        'ConvertFrom-Atr'
        'ConvertFrom-Tlv'
        'ConvertTo-Tlv'
        'Disconnect-SmartCard'
        'Export-AtrReport'
        'Get-AtrField'
        'Get-CardAtr'
        'Get-CardType'
        'Get-SmartCardAttribute'
        'Get-SmartCardFeature'
        'Get-SmartCardReader'
        'Get-SmartCardStatus'
        'Get-StatusWord'
        'Invoke-SmartCardTransaction'
        'Measure-Atr'
        'Merge-AtrStatistic'
        'New-Apdu'
        'New-Atr'
        'Register-SmartCardEvent'
        'Reset-SmartCard'
        'Send-Apdu'
        'Send-SmartCardControl'
        'Set-SmartCardAttribute'
        'Start-SmartCardTrace'
        'Stop-SmartCardTrace'
        'Test-SmartCardEnvironment'
        'Trace-SmartCard'
        'Update-CardType'
        'Wait-SmartCard'
        'Watch-SmartCard'
    )
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags       = 'SmartCard', 'PCSC', 'ATR', 'Windows', 'Linux', 'MacOS', 'PSEdition_Desktop', 'PSEdition_Core'
            LicenseUri = 'https://opensource.org/license/mit'
        }
    }
}
