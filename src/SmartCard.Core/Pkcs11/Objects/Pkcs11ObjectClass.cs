namespace SmartCard.Pkcs11;

/// <summary>What kind of object it is: CKO_… with the native values; numbers from 0x80000000 on belong to makers.</summary>
public enum Pkcs11ObjectClass : long
{
    /// <summary>Data of an application (CKO_DATA).</summary>
    Data = 0,

    /// <summary>A certificate (CKO_CERTIFICATE).</summary>
    Certificate = 1,

    /// <summary>A public key (CKO_PUBLIC_KEY).</summary>
    PublicKey = 2,

    /// <summary>A private key (CKO_PRIVATE_KEY).</summary>
    PrivateKey = 3,

    /// <summary>A secret key (CKO_SECRET_KEY).</summary>
    SecretKey = 4,

    /// <summary>A feature of the device, such as its clock (CKO_HW_FEATURE).</summary>
    HardwareFeature = 5,

    /// <summary>Parameters that keys are made with (CKO_DOMAIN_PARAMETERS).</summary>
    DomainParameters = 6,

    /// <summary>What a mechanism needs (CKO_MECHANISM).</summary>
    Mechanism = 7,

    /// <summary>A key for one-time passwords (CKO_OTP_KEY).</summary>
    OtpKey = 8,

    /// <summary>A profile that the token keeps to (CKO_PROFILE).</summary>
    Profile = 9,

    /// <summary>An official validation of the token (CKO_VALIDATION).</summary>
    Validation = 10,

    /// <summary>What a certificate is trusted for (CKO_TRUST).</summary>
    Trust = 11,
}
