using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using SmartCard.Pkcs11;

namespace SmartCard.Commands.Pkcs11;

/// <summary>A certificate on a token, with the reader and the card that it is on.</summary>
public sealed class SmartCardCertificate
{
    internal SmartCardCertificate(Pkcs11Certificate found, X509Certificate2 certificate, Pkcs11Token token, string? readerName, string? atr, DateTime now)
    {
        Certificate = certificate;
        Subject = certificate.Subject;
        Issuer = certificate.Issuer;
        NotBefore = certificate.NotBefore;
        NotAfter = certificate.NotAfter;
        DaysLeft = (int)Math.Floor((NotAfter - now).TotalDays);
        SerialNumber = certificate.SerialNumber;
        Thumbprint = certificate.Thumbprint;
        KeyUsage = certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault()?.KeyUsages ?? X509KeyUsageFlags.None;
        EnhancedKeyUsage = new NameList(
            from extension in certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()
            from usage in extension.EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>()
            select string.IsNullOrEmpty(usage.FriendlyName) ? usage.Value : usage.FriendlyName);
        Label = found.Label;
        Id = found.Id;
        ReaderName = readerName;
        Atr = atr;
        TokenLabel = token.Label;
        TokenSerialNumber = token.SerialNumber;
        SlotDescription = token.SlotDescription;
        SlotId = token.SlotId;
        ModulePath = token.ModulePath;
    }

    /// <summary>Whom it is about.</summary>
    public string Subject { get; }

    /// <summary>When it ceases to be valid, in local time.</summary>
    public DateTime NotAfter { get; }

    /// <summary>Whole days until then; negative when it is over.</summary>
    public int DaysLeft { get; }

    /// <summary>Who issued it.</summary>
    public string Issuer { get; }

    /// <summary>When it began to be valid, in local time.</summary>
    public DateTime NotBefore { get; }

    /// <summary>Its serial number as hexadecimal digits.</summary>
    public string SerialNumber { get; }

    /// <summary>The SHA-1 digest of the whole certificate as hexadecimal digits.</summary>
    public string Thumbprint { get; }

    /// <summary>What its key may be used for (RFC 5280, 4.2.1.3); None without that extension.</summary>
    public X509KeyUsageFlags KeyUsage { get; }

    /// <summary>What it is meant for (RFC 5280, 4.2.1.12), by name where the system knows one; empty without that extension.</summary>
    public NameList EnhancedKeyUsage { get; }

    /// <summary>What the object on the token is called (CKA_LABEL).</summary>
    public string? Label { get; }

    /// <summary>What it shares with its keys (CKA_ID), as hexadecimal pairs.</summary>
    public string? Id { get; }

    /// <summary>The PC/SC reader that the slot is; null for a slot that is none.</summary>
    public string? ReaderName { get; }

    /// <summary>The card's answer to reset as hexadecimal pairs; null for a slot that is no reader.</summary>
    public string? Atr { get; }

    /// <summary>The label of the token.</summary>
    public string TokenLabel { get; }

    /// <summary>The serial number of the token.</summary>
    public string TokenSerialNumber { get; }

    /// <summary>What the slot is.</summary>
    public string SlotDescription { get; }

    /// <summary>The number of the slot (CK_SLOT_ID).</summary>
    public ulong SlotId { get; }

    /// <summary>The file of the module.</summary>
    public string ModulePath { get; }

    /// <summary>The certificate itself.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Whom it is about.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Subject;
}
