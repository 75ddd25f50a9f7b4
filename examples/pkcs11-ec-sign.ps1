<#
.SYNOPSIS
Signs with a key on a curve that is on a token, verifies it there, and writes files that openssl verifies.
.DESCRIPTION
What PyKCS11's sample ec_signature.py does, with a digest as ECDSA takes it. Afterwards this says "Verified OK":
openssl dgst -sha256 -verify key.pem -signature message.sig message.txt
.EXAMPLE
./examples/pkcs11-ec-sign.ps1 -Module /usr/lib/softhsm/libsofthsm2.so -TokenLabel 'Test token' -Pin (Read-Host -AsSecureString) -Folder .
#>
[CmdletBinding()]
param(
    # The file of the PKCS#11 module.
    [Parameter(Mandatory)] [string] $Module,
    # The label of the token.
    [Parameter(Mandatory)] [string] $TokenLabel,
    # The PIN of the user.
    [Parameter(Mandatory)] [securestring] $Pin,
    # The folder that message.txt, message.sig and key.pem go to.
    [Parameter(Mandatory)] [string] $Folder,
    [string] $Label = 'test'
)

if (-not (Get-Command New-Pkcs11Signature -ErrorAction Ignore)) {
    Import-Module (Join-Path $PSScriptRoot '../SmartCard.psd1')
}

$folderPath = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Folder)
$message = [System.IO.Path]::Combine($folderPath, 'message.txt')
[System.IO.File]::WriteAllText($message, 'Hello world')

$session = Connect-Pkcs11Token -Module $Module -Label $TokenLabel -Pin $Pin
try {
    $private = Get-Pkcs11Object -Session $session -Class PrivateKey -KeyType EC -Label $Label
    $public = Get-Pkcs11Object -Session $session -Class PublicKey -KeyType EC -Label $Label

    $digest = Get-Pkcs11Digest $session CKM_SHA256 -Path $message
    $signed = New-Pkcs11Signature $private CKM_ECDSA -InputObject $digest.Digest -Der
    $signed

    "Verified: $(Test-Pkcs11Signature $public CKM_ECDSA $signed -Der -InputObject $digest.Digest)"

    [System.IO.File]::WriteAllBytes([System.IO.Path]::Combine($folderPath, 'message.sig'), $signed.Signature)
    $null = Export-Pkcs11Object $public ([System.IO.Path]::Combine($folderPath, 'key.pem')) -Force
} finally {
    Disconnect-Pkcs11Token $session
}
