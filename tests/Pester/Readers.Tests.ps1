# What a user types about readers, against the PC/SC service that runs. Without one there is still one clear error.
BeforeAll {
    Import-Module "$PSScriptRoot/../../SmartCard.psd1" -Force
}

Describe 'Get-SmartCardReader' {
    It 'gives readers, or one error that says what to do' {
        # Without a service the error ends the command: -ErrorAction does not soften it, catch does.
        try { $readers = @(Get-SmartCardReader) } catch { $problem = $_ }
        if ($problem) {
            $problem.FullyQualifiedErrorId | Should -Match '^(ServiceNotRunning|PcscLibraryNotFound|AccessDenied),'
        }
        else {
            $readers | ForEach-Object { $_.ReaderName | Should -Not -BeNullOrEmpty }
        }
    }

    It 'goes to CSV and comes back by name' {
        try { $readers = @(Get-SmartCardReader -ErrorAction Stop) } catch { Set-ItResult -Skipped -Because "$_" }
        if (-not $readers) { Set-ItResult -Skipped -Because 'no reader is connected' }
        $readers | Export-Csv TestDrive:/readers.csv -NoTypeInformation
        (Import-Csv TestDrive:/readers.csv | Get-SmartCardReader).ReaderName | Should -Be $readers.ReaderName
    }
}

Describe 'Get-CardAtr' {
    It 'says which reader is not there' {
        { Get-CardAtr 'No such reader' -ErrorAction Stop } | Should -Throw
        $Error[0].FullyQualifiedErrorId | Should -Match '^(ReaderNotFound|ServiceNotRunning|PcscLibraryNotFound|AccessDenied),'
    }
}
