# What a user types to watch and to wait, against the PC/SC service that runs. Without one there is still one clear answer.
BeforeAll {
    Import-Module "$PSScriptRoot/../../SmartCard.psd1" -Force
    $script:Readers = try { @(Get-SmartCardReader) } catch { @() }
}

Describe 'Watch-SmartCard' {
    It 'ends at once when the pipeline is closed' {
        if (-not $Readers) { Set-ItResult -Skipped -Because 'no reader is connected' }
        $event = Watch-SmartCard -IncludeCurrent | Select-Object -First 1
        $event.Event | Should -Be 'ReaderAdded'
        $event.ReaderName | Should -Be $Readers[0].ReaderName
    }

    It 'ends when the time is up' {
        if (-not $Readers) { Set-ItResult -Skipped -Because 'no reader is connected' }
        (Measure-Command { Watch-SmartCard -Timeout 0.5 }).TotalSeconds | Should -BeGreaterOrEqual 0.49
    }

    It 'goes to CSV and comes back' {
        if (-not $Readers) { Set-ItResult -Skipped -Because 'no reader is connected' }
        Watch-SmartCard -IncludeCurrent -Timeout 0 | Export-Csv TestDrive:/events.csv -NoTypeInformation
        $events = Import-Csv TestDrive:/events.csv
        ($events | Where-Object Event -EQ ReaderAdded).ReaderName | Should -Be $Readers.ReaderName
        ($events | Where-Object Event -EQ ReaderAdded | Get-SmartCardReader).ReaderName | Should -Be $Readers.ReaderName
    }

    It 'goes to XML and comes back with its type' {
        if (-not $Readers) { Set-ItResult -Skipped -Because 'no reader is connected' }
        Watch-SmartCard -IncludeCurrent -Timeout 0 | Export-Clixml TestDrive:/events.xml
        @(Import-Clixml TestDrive:/events.xml)[0].Time | Should -BeOfType [datetime]
    }
}

Describe 'Wait-SmartCard' {
    It 'says what did not come' {
        { Wait-SmartCard -Atr '3B 00 00 00 00 00' -Timeout 0.1 -ErrorAction Stop } | Should -Throw
        $Error[0].FullyQualifiedErrorId | Should -Match '^(TimedOut|ServiceNotRunning|PcscLibraryNotFound|AccessDenied),'
    }

    It 'ends quietly when asked to' {
        if (-not $Readers) { Set-ItResult -Skipped -Because 'no reader is connected' }
        Wait-SmartCard -Atr '3B 00 00 00 00 00' -Timeout 0.1 -ErrorAction Ignore | Should -BeNullOrEmpty
    }
}

Describe 'Register-SmartCardEvent' {
    It 'subscribes, and Unregister-Event ends it' {
        if (-not $Readers) { Set-ItResult -Skipped -Because 'no reader is connected' }
        $job = Register-SmartCardEvent -SourceIdentifier SmartCardTest -Action { }
        $job.Name | Should -Be 'SmartCardTest'
        (Get-EventSubscriber -SourceIdentifier SmartCardTest).EventName | Should -Be 'Changed'
        Unregister-Event -SourceIdentifier SmartCardTest
        Get-EventSubscriber -SourceIdentifier SmartCardTest -ErrorAction Ignore | Should -BeNullOrEmpty
    }
}
