@{
    RootModule        = 'EmptyModule.dll'
    ModuleVersion     = '1.0'
    CmdletsToExport   = 'Invoke-Nothing'
    FunctionsToExport = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
