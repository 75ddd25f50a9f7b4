# What a user types about the readers themselves, against the PC/SC service that runs, and about a machine that has none.
BeforeAll {
    Import-Module "$PSScriptRoot/../../SmartCard.psd1" -Force
    $NoService = '^(ServiceNotRunning|PcscLibraryNotFound|AccessDenied),'
}

Describe 'Get-SmartCardAttribute' {
    It 'gives attributes, or one error that says what to do' {
        try { $attributes = @(Get-SmartCardAttribute) } catch { $problem = $_ }
        if ($problem) { $problem.FullyQualifiedErrorId | Should -Match $NoService }
        else {
            $attributes | ForEach-Object { $_.AttributeName | Should -Match '^(SCARD_ATTR_|0x)' }
            $attributes | Group-Object ReaderName | ForEach-Object { $_.Name | Should -Not -BeNullOrEmpty }
        }
    }

    It 'says which reader is not there' {
        { Get-SmartCardAttribute -ReaderName 'No such reader' -ErrorAction Stop } | Should -Throw
        $Error[0].FullyQualifiedErrorId | Should -Match '^(ReaderNotFound|ServiceNotRunning|PcscLibraryNotFound|AccessDenied),'
    }

    It 'completes the names of attributes' {
        $typed = 'Get-SmartCardAttribute max_'
        $names = [System.Management.Automation.CommandCompletion]::CompleteInput($typed, $typed.Length, $null).CompletionMatches.CompletionText
        $names | Should -Be SCARD_ATTR_MAX_CLK, SCARD_ATTR_MAX_DATA_RATE, SCARD_ATTR_MAX_IFSD
    }
}

Describe 'Get-SmartCardFeature' {
    It 'gives features, or none, or one error that says what to do' {
        try { $features = @(Get-SmartCardFeature) } catch { $problem = $_ }
        if ($problem) { $problem.FullyQualifiedErrorId | Should -Match $NoService }
        else { $features | Sort-Object Tag | ForEach-Object { $_.ControlCode | Should -BeGreaterThan 0 } }
    }
}

Describe 'Send-SmartCardControl and Set-SmartCardAttribute' {
    It 'refuse what is no hexadecimal text' {
        { Send-SmartCardControl 1 'XY' -ReaderName None } | Should -Throw -ErrorId 'ParameterArgumentTransformationError*'
        { Set-SmartCardAttribute VENDOR_NAME 'XY' -ReaderName None } | Should -Throw -ErrorId 'ParameterArgumentTransformationError*'
    }

    It 'refuse an attribute that nobody knows' {
        { Set-SmartCardAttribute NOTHING 41 } | Should -Throw -ErrorId 'AttributeNotFound,*'
    }
}

Describe 'Test-SmartCardEnvironment' {
    It 'gives one object a check, whatever is broken, and no error' {
        $checks = @(Test-SmartCardEnvironment -ErrorVariable problems)
        $problems | Should -BeNullOrEmpty
        $checks.Count | Should -BeGreaterOrEqual 6
        $checks.Check | Sort-Object -Unique | Should -HaveCount $checks.Count
        $checks | ForEach-Object { $_.Evidence | Should -Not -BeNullOrEmpty }
    }

    It 'has a next step for all that is not as it should be' {
        Test-SmartCardEnvironment | Where-Object Status -in Failed, Warning | ForEach-Object { $_.Remedy | Should -Not -BeNullOrEmpty }
    }

    It 'goes to CSV and to Clixml' {
        $checks = @(Test-SmartCardEnvironment)
        $checks | Export-Csv TestDrive:/checks.csv -NoTypeInformation
        $checks | Export-Clixml TestDrive:/checks.xml
        (Import-Csv TestDrive:/checks.csv).Status | Should -Be $checks.Status
        (Import-Clixml TestDrive:/checks.xml).Evidence | Should -Be $checks.Evidence
    }
}

Describe 'examples/reader-report.ps1' {
    It 'runs, whatever is broken' {
        & "$PSScriptRoot/../../examples/reader-report.ps1" | Should -Contain 'What to do'
    }
}
