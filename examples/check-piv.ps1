<#
.SYNOPSIS
Says of each PIV card whose it is and how many tries its PIN has left. No PIN is presented, and nothing is written.
.EXAMPLE
./examples/check-piv.ps1 | Where-Object TriesLeft -lt 3
#>
param([string[]] $ReaderName = '*')

foreach ($reader in Get-SmartCardReader $ReaderName -CardPresent) {
    $card = Connect-SmartCard $reader.ReaderName
    if (-not $card) { continue }
    try {
        # The beginning of the identifier will do: NIST SP 800-73-4 part 1, 2.2.
        $application = Select-SmartCardApplication A000000308 -Card $card
        if (-not $application.IsSuccess) { continue }

        $chuid = '00 CB 3F FF 05 5C 03 5F C1 02 00' | Send-Apdu -Card $card
        $tries = '00 20 00 80' | Send-Apdu -Card $card | Get-StatusWord
        [pscustomobject]@{
            ReaderName = $reader.ReaderName
            Guid       = ($chuid | ConvertFrom-Tlv -Path 53 | ForEach-Object Value | ConvertFrom-Tlv -Simple -Path 34).ValueText
            TriesLeft  = if ($tries.StatusWord -eq '6983') { 0 } else { $tries.Number }
        }
    }
    finally {
        Disconnect-SmartCard $card
    }
}
