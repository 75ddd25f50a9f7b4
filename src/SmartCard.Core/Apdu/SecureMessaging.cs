namespace SmartCard.Apdu;

/// <summary>How CLA says that a command is protected (ISO/IEC 7816-4, 5.1.1, tables 2 and 3).</summary>
public enum SecureMessaging
{
    /// <summary>No secure messaging.</summary>
    None,

    /// <summary>In a format of the card's own.</summary>
    Proprietary,

    /// <summary>As ISO/IEC 7816-4 says; the header of the command is not authenticated.</summary>
    HeaderNotAuthenticated,

    /// <summary>As ISO/IEC 7816-4 says; the header of the command is authenticated.</summary>
    HeaderAuthenticated,
}
