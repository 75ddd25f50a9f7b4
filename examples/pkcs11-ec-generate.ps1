<#
.SYNOPSIS
Makes a key pair on the curve P-256 on a token.
.DESCRIPTION
What PyKCS11's sample ec_generate.py does: a key pair with the label "test" and the id 22 that stays on the token.
.EXAMPLE
./examples/pkcs11-ec-generate.ps1 -Module /usr/lib/softhsm/libsofthsm2.so -TokenLabel 'Test token' -Pin (Read-Host -AsSecureString)
#>
[CmdletBinding()]
param(
    # The file of the PKCS#11 module.
    [Parameter(Mandatory)] [string] $Module,
    # The label of the token.
    [Parameter(Mandatory)] [string] $TokenLabel,
    # The PIN of the user.
    [Parameter(Mandatory)] [securestring] $Pin,
    [string] $Label = 'test',
    [string] $Id = '22'
)

if (-not (Get-Command New-Pkcs11KeyPair -ErrorAction Ignore)) {
    Import-Module (Join-Path $PSScriptRoot '../SmartCard.psd1')
}

$session = Connect-Pkcs11Token -Module $Module -Label $TokenLabel -Pin $Pin -ReadWrite
try {
    New-Pkcs11KeyPair $session P-256 -Label $Label -Id $Id
} finally {
    Disconnect-Pkcs11Token $session
}
