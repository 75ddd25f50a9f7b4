#include "world.h"

typedef struct
{
    DWORD id;
    const char *bytes;
    DWORD length;
} Attribute;

/* Numbers with the least significant byte first, as a processor of Windows has them; texts with their zero. */
static const Attribute fixed[] =
{
    { SCARD_ATTR_VENDOR_NAME, "ACME", 5 },
    { SCARD_ATTR_VENDOR_IFD_TYPE, "Card Reader 9000", 17 },
    { SCARD_ATTR_VENDOR_IFD_VERSION, "\x03\x00\x02\x01", 4 },
    { SCARD_ATTR_VENDOR_IFD_SERIAL_NO, "4711", 5 },
    { SCARD_ATTR_CHANNEL_ID, "\x03\x00\x20\x00", 4 },
    { SCARD_ATTR_PROTOCOL_TYPES, "\x03\x00\x00\x00", 4 },
    { SCARD_ATTR_DEFAULT_CLK, "\xA0\x0F\x00\x00", 4 },
    { SCARD_ATTR_MAX_CLK, "\x20\x4E\x00\x00", 4 },
    { SCARD_ATTR_DEFAULT_DATA_RATE, "\x00\x2A\x00\x00", 4 },
    { SCARD_ATTR_MAX_DATA_RATE, "\x16\x40\x05\x00", 4 },
    { SCARD_ATTR_MAX_IFSD, "\xFE\x00\x00\x00", 4 },
    { SCARD_ATTR_POWER_MGMT_SUPPORT, "\x00\x00\x00\x00", 4 },
    { SCARD_ATTR_CHARACTERISTICS, "\x00\x00\x00\x00", 4 },
    { SCARD_ATTR_DEVICE_UNIT, "\x00\x00\x00\x00", 4 },
    { SCARD_ATTR_DEVICE_FRIENDLY_NAME_A, "ACME Contactless 1", 19 },
    { SCARD_ATTR_DEVICE_SYSTEM_NAME_A, "\\\\.\\ACME 1", 11 },
};

static BOOL value_of(const Connection *connection, DWORD id, const void **value, DWORD *length)
{
    static BYTE byte;
    const Reader *reader = connection->reader;
    DWORD i;

    switch (id)
    {
        case SCARD_ATTR_ATR_STRING:
            *value = reader->atr;
            *length = reader->atrLength;
            return reader->card;
        case SCARD_ATTR_DEVICE_FRIENDLY_NAME_W:
            *value = reader->name;
            *length = (DWORD)(wcslen(reader->name) + 1) * sizeof(WCHAR);
            return TRUE;
        case SCARD_ATTR_CURRENT_PROTOCOL_TYPE:
            *value = &connection->protocol;
            *length = sizeof connection->protocol;
            return TRUE;
        case SCARD_ATTR_ICC_PRESENCE:
            byte = reader->card ? 2 : 0;
            *value = &byte;
            *length = 1;
            return TRUE;
        case SCARD_ATTR_ICC_INTERFACE_STATUS:
            byte = reader->card ? 0xFF : 0;
            *value = &byte;
            *length = 1;
            return TRUE;
        case SCARD_ATTR_SUPRESS_T1_IFS_REQUEST:
            *value = &reader->suppressIfs;
            *length = 1;
            return TRUE;
    }
    for (i = 0; i < sizeof fixed / sizeof *fixed; i++)
        if (fixed[i].id == id)
        {
            *value = fixed[i].bytes;
            *length = fixed[i].length;
            return TRUE;
        }
    return FALSE;
}

LONG WINAPI SCardGetAttrib(SCARDHANDLE card, DWORD id, LPBYTE buffer, LPDWORD room)
{
    const WCHAR *function = L"SCardGetAttrib";
    Connection *connection;
    const void *value;
    DWORD length;
    LONG code;

    if (!enter(function, &code))
        return leave(function, code, L"%08lX", id);
    if (!room)
        violation(function, L"no length");
    connection = connection_of(function, card, &code);
    if (!connection || !reader_state_of(connection, &code))
        return leave(function, code, L"%08lX", id);
    if (!value_of(connection, id, &value, &length))
        return leave(function, ERROR_NOT_SUPPORTED, L"%08lX", id);
    answer_bytes(function, buffer, room, value, length, SCARD_E_INSUFFICIENT_BUFFER, &code);
    return leave(function, code, L"%08lX, %lu bytes", id, length);
}

LONG WINAPI SCardSetAttrib(SCARDHANDLE card, DWORD id, LPCBYTE value, DWORD length)
{
    const WCHAR *function = L"SCardSetAttrib";
    Connection *connection;
    LONG code;

    if (!enter(function, &code))
        return leave(function, code, L"%08lX", id);
    if (!readable(value, length))
        violation(function, L"%lu bytes that cannot be read", length);
    connection = connection_of(function, card, &code);
    if (!connection || !reader_state_of(connection, &code))
        return leave(function, code, L"%08lX", id);
    if (id != SCARD_ATTR_SUPRESS_T1_IFS_REQUEST)
        return leave(function, ERROR_NOT_SUPPORTED, L"%08lX", id);
    if (length == 0)
        return leave(function, SCARD_E_INVALID_PARAMETER, L"%08lX", id);
    connection->reader->suppressIfs = value[0];
    return leave(function, SCARD_S_SUCCESS, L"%08lX", id);
}
