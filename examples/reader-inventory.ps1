<#
.SYNOPSIS
Writes a table of this computer's readers and the cards in them to a CSV file. No card is touched.
.EXAMPLE
./examples/reader-inventory.ps1 readers.csv
.EXAMPLE
Invoke-Command -ComputerName (Get-Content computers.txt) -FilePath ./examples/reader-inventory.ps1
#>
param([string] $Path)

$inventory = foreach ($reader in Get-SmartCardReader) {
    [pscustomobject]@{
        Computer   = [Environment]::MachineName
        ReaderName = $reader.ReaderName
        State      = $reader.State
        Atr        = $reader.Atr
        Card       = $reader.CardName -join ' / '
    }
}
if ($Path) { $inventory | Export-Csv $Path -NoTypeInformation } else { $inventory }
