# What a user types to see the PC/SC calls, with or without a service: a call that fails is a call as well.
BeforeAll {
    Import-Module "$PSScriptRoot/../../SmartCard.psd1" -Force
}

Describe 'Trace-SmartCard' {
    It 'gives the calls that a command makes' {
        $calls = Trace-SmartCard { try { $script:readers = @(Get-SmartCardReader) } catch { $null = $_ } }
        $calls[0].Function | Should -Be 'SCardEstablishContext'
        $calls.Number | Should -Be (1..$calls.Count)
        $calls | ForEach-Object { $_.Result | Should -Not -BeNullOrEmpty }
    }

    It 'groups, sorts and exports by name' {
        $calls = Trace-SmartCard { try { $null = Get-SmartCardReader } catch { $null = $_ } }
        ($calls | Group-Object Function | Where-Object Name -eq SCardEstablishContext).Count | Should -Be 1
        $calls | Sort-Object Duration -Descending | Select-Object -First 1 | Should -Not -BeNullOrEmpty
        $calls | Export-Csv TestDrive:/calls.csv -NoTypeInformation
        $read = @(Import-Csv TestDrive:/calls.csv)
        $read.Function | Should -Be $calls.Function
        $read[0].Inputs | Should -BeLike 'dwScope: SCARD_SCOPE_SYSTEM*'
        $calls | Export-Clixml TestDrive:/calls.xml
        @(Import-Clixml TestDrive:/calls.xml)[0].Inputs[0].Meaning | Should -Be 'SCARD_SCOPE_SYSTEM'
    }

    It 'ends its sums with a total, also when the block fails' {
        try { $null = Trace-SmartCard -Summary { throw 'lost' } -OutVariable sums } catch { $problem = $_ }
        $problem.Exception.Message | Should -Be 'lost'
        @($sums)[-1].Function | Should -Be 'Total'
        @($sums)[-1].Calls | Should -Be 0
    }

    It 'gives equal files for two runs' {
        $first, $second = 1..2 | ForEach-Object {
            , (Trace-SmartCard -Diffable { try { $null = Get-SmartCardReader } catch { $null = $_ } } | ConvertTo-Csv -NoTypeInformation)
        }
        $second | Should -Be $first
    }
}

Describe 'Start-SmartCardTrace and Stop-SmartCardTrace' {
    It 'write lines that ConvertFrom-Json reads' {
        Start-SmartCardTrace TestDrive:/trace.jsonl
        try { $null = Get-SmartCardReader } catch { $null = $_ }
        $result = Stop-SmartCardTrace
        $calls = @($result | Get-Content | ConvertFrom-Json)
        $calls.Count | Should -Be $result.CallCount
        $calls[0].Function | Should -Be 'SCardEstablishContext'
        [timespan]$calls[0].Duration | Should -BeGreaterThan ([timespan]::Zero)
    }

    It 'say what is wrong' {
        { Stop-SmartCardTrace -ErrorAction Stop } | Should -Throw -ErrorId 'TraceNotRunning,*'
        { Start-SmartCardTrace TestDrive:/none/trace.jsonl } | Should -Throw -ErrorId 'TraceNotWritten,*'
    }
}

Describe 'examples/where-the-time-goes.ps1' {
    It 'tells the sums and writes the calls' {
        $sums = @(& "$PSScriptRoot/../../examples/where-the-time-goes.ps1" -Path TestDrive:/calls.jsonl)
        $sums[-1].Function | Should -Be 'Total'
        @(Get-Content TestDrive:/calls.jsonl).Count | Should -Be $sums[-1].Calls
    }
}
