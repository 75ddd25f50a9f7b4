<#
.SYNOPSIS
A small PIV card in seventy lines: SELECT, GET DATA of the CHUID and a certificate, and VERIFY with a counter of tries.
.DESCRIPTION
Gives the virtual card; Remove-VirtualSmartCard takes it out. Data objects and status words are those of NIST SP 800-73-4,
the numbers in the CHUID are made up, and so is the certificate, which lasts 20 days. Nothing is written, and no real card
is touched.
.EXAMPLE
$card = ./examples/piv-card.ps1 -Pin 123456
./examples/check-piv.ps1 -ReaderName $card.ReaderName
.EXAMPLE
$card = ./examples/piv-card.ps1 -Vpcd
Get-SmartCardCertificate -Module opensc-pkcs11.so | Format-List

With -Vpcd other programs see the card too: OpenSC knows it for a PIV card, and reads the certificate.
#>
param(
    [string] $ReaderName = 'PIV example',
    [string] $Pin = '123456',
    [switch] $Vpcd
)

$key = [Security.Cryptography.RSA]::Create(2048)
$request = [Security.Cryptography.X509Certificates.CertificateRequest]::new(
    'CN=Ada Lovelace, O=Example', $key, 'SHA256', [Security.Cryptography.RSASignaturePadding]::Pkcs1)
$certificate = $request.CreateSelfSigned([DateTimeOffset]::UtcNow, [DateTimeOffset]::UtcNow.AddDays(20))

$padded = (-join ($Pin.ToCharArray() | ForEach-Object { '{0:X2}' -f [int] $_ })).PadRight(16, 'F')
$data = @{
    # CHUID (5FC102): FASC-N, GUID, expiration date, empty signature, error detection code.
    '5C 03 5F C1 02' = '53 3B 30 19 D4 E7 39 DA 73 9C ED 39 CE 73 9D 83 68 58 21 08 42 10 84 21 C8 42 10 C3 EB ' +
        '34 10 00 11 22 33 44 55 66 77 88 99 AA BB CC DD EE FF 35 08 32 30 33 30 31 32 33 31 3E 00 FE 00'
    # Certificate for PIV authentication (5FC105): the certificate, not compressed, error detection code.
    '5C 03 5F C1 05' = (@{ '53' = [ordered] @{ '70' = $certificate.RawData; '71' = '00'; 'FE' = '' } } | ConvertTo-Tlv -Vocabulary Piv).Tlv
    # Discovery object (7E): the application, and a PIN policy of 40 00.
    '5C 01 7E'       = '7E 12 4F 0B A0 00 00 03 08 00 00 10 00 01 00 5F 2F 02 40 00'
}

$place = if ($Vpcd) { @{ Vpcd = $true } } else { @{ ReaderName = $ReaderName } }
New-VirtualSmartCard -Atr '3B 94 18 81 B1 80 7D 1F 03 19 C8 00 50 DC' @place -OnReset {
    $script:selected = $script:verified = $false
    if ($null -eq $script:tries) { $script:tries = 3 }
    # What is longer is fetched with GET RESPONSE (C0).
    function script:Give([string[]] $bytes, [int] $most = 256) {
        $bytes[0..($most - 1)]
        $script:rest = @(if ($bytes.Count -gt $most) { $bytes[$most..($bytes.Count - 1)] })
        if ($script:rest) { 0x6100 + [Math]::Min($script:rest.Count, 255) } else { 0x9000 }
    }
} -OnCommand {
    param($apdu)
    $sent = ($apdu.Data | ForEach-Object { '{0:X2}' -f $_ }) -join ' '
    if ($apdu.Ins -eq 0xA4) {
        $script:selected = $sent.StartsWith('A0 00 00 03 08')
        if ($script:selected) { '61 11 4F 06 00 00 10 00 01 00 79 07 4F 05 A0 00 00 03 08', 0x9000 } else { 0x6A82 }
        return
    }
    if (-not $script:selected) { 0x6985; return }
    switch ($apdu.Ins) {
        0xCB { $objects = $using:data; $object = $objects[$sent]; if ($object) { Give $object.Split(' ') } else { 0x6A82 } }
        0xC0 { Give $script:rest $apdu.Le }
        0x20 {
            if ($apdu.P2 -ne 0x80) { 0x6A88 }
            elseif ($script:tries -eq 0) { 0x6983 }
            elseif (-not $sent) { if ($script:verified) { 0x9000 } else { 0x63C0 + $script:tries } }
            elseif (($sent -replace ' ') -eq $using:padded) { $script:tries = 3; $script:verified = $true; 0x9000 }
            else { $script:tries--; if ($script:tries) { 0x63C0 + $script:tries } else { 0x6983 } }
        }
        default { 0x6D00 }
    }
}
