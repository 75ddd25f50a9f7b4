using System;

namespace SmartCard.Pcsc;

/// <summary>The attributes of one reader, through a connection to it or to its card.</summary>
public static class ReaderAttributes
{
    /// <summary>Reads an attribute.</summary>
    /// <param name="connection">The connection; a direct one will do.</param>
    /// <param name="attribute">SCARD_ATTR_… by its number.</param>
    /// <returns>The value; never one without bytes.</returns>
    /// <exception cref="PcscException">
    /// The driver has no such attribute (SCARD_E_UNSUPPORTED_FEATURE, also where it succeeds with nothing) or another failure.
    /// </exception>
    public static ReaderAttributeValue Get(SmartCardConnection connection, uint attribute)
    {
        if (connection is null)
            throw new ArgumentNullException(nameof(connection));
        byte[] bytes = connection.GetAttribute(attribute);

        // The CCID driver of Linux says so of a reader that has no serial number or no maker's name.
        if (bytes.Length is 0)
            throw new PcscException("SCardGetAttrib", PcscStatus.UnsupportedFeature, connection.ReaderName);
        return new ReaderAttributeValue(connection.ReaderName, attribute, bytes);
    }

    /// <summary>
    /// Whether a driver says by this that it has no such attribute, and not that the reader, the card or the service is gone:
    /// the codes differ from driver to driver.
    /// </summary>
    /// <param name="exception">What <see cref="Get"/> threw.</param>
    public static bool IsMissing(PcscException exception) => exception?.StatusName is
        "SCARD_E_UNSUPPORTED_FEATURE" // pcsc-lite; some of Windows
        or "SCARD_E_NOT_TRANSACTED" // pcsc-lite, where the driver fails in its own way
        or "SCARD_E_INSUFFICIENT_BUFFER" // pcsc-lite, where the driver has set the length to 0
        or "SCARD_E_INVALID_PARAMETER" or "SCARD_E_INVALID_VALUE"
        or "ERROR_NOT_SUPPORTED" // Windows, STATUS_NOT_SUPPORTED of the driver
        or "ERROR_INVALID_FUNCTION" or "ERROR_INVALID_PARAMETER" or "ERROR_BAD_COMMAND"
        or "ERROR_INSUFFICIENT_BUFFER";
}
