#include "world.h"

#define GET_FEATURE_REQUEST SCARD_CTL_CODE(3400)
#define ESCAPE SCARD_CTL_CODE(3500)

/* Control codes of our own, told in the answer to GET_FEATURE_REQUEST. */
#define VERIFY_PIN_DIRECT SCARD_CTL_CODE(3601)
#define MODIFY_PIN_DIRECT SCARD_CTL_CODE(3602)
#define IFD_PIN_PROPERTIES SCARD_CTL_CODE(3603)
#define GET_TLV_PROPERTIES SCARD_CTL_CODE(3604)

WINSCARDDATA const SCARD_IO_REQUEST g_rgSCardT0Pci = { SCARD_PROTOCOL_T0, sizeof(SCARD_IO_REQUEST) };
WINSCARDDATA const SCARD_IO_REQUEST g_rgSCardT1Pci = { SCARD_PROTOCOL_T1, sizeof(SCARD_IO_REQUEST) };
WINSCARDDATA const SCARD_IO_REQUEST g_rgSCardRawPci = { SCARD_PROTOCOL_RAW, sizeof(SCARD_IO_REQUEST) };

static BYTE response[65538 + 2];

static BOOL check_pci(const WCHAR *function, const WCHAR *which, const SCARD_IO_REQUEST *pci)
{
    if (!readable(pci, sizeof *pci))
    {
        violation(function, L"the %ls protocol control information cannot be read", which);
        return FALSE;
    }
    if (pci->cbPciLength != sizeof *pci)
        violation(function, L"cbPciLength %lu of the %ls protocol control information", pci->cbPciLength, which);
    return TRUE;
}

LONG WINAPI SCardTransmit(SCARDHANDLE card, LPCSCARD_IO_REQUEST sendPci, LPCBYTE command, DWORD length, LPSCARD_IO_REQUEST recvPci, LPBYTE buffer, LPDWORD room)
{
    const WCHAR *function = L"SCardTransmit";
    Connection *connection;
    LONG code;
    DWORD size;

    if (!enter(function, &code))
        return leave(function, code, L"%lu bytes", length);
    if (!check_pci(function, L"sent", sendPci) || (recvPci && !check_pci(function, L"received", recvPci)))
        return leave(function, SCARD_E_INVALID_PARAMETER, L"");
    if (!readable(command, length) || length < 4)
    {
        violation(function, L"a command of %lu bytes that cannot be read or is too short", length);
        return leave(function, SCARD_E_INVALID_PARAMETER, L"");
    }
    connection = connection_of(function, card, &code);
    if (!connection || !card_of(connection, &code) || !turn_of(connection, &code) || !card_of(connection, &code))
        return leave(function, code, L"%lu bytes", length);
    if (sendPci->dwProtocol != connection->protocol)
        return leave(function, SCARD_E_PROTO_MISMATCH, L"protocol %lX", sendPci->dwProtocol);
    if (length > LARGEST_BUFFER || (writable(room, sizeof *room) && *room != SCARD_AUTOALLOCATE && *room > LARGEST_BUFFER))
        return leave(function, ERROR_INVALID_FUNCTION, L"%lu bytes", length);
    size = card_answers(connection->reader, command, length, response);
    if (!card_of(connection, &code))
        return leave(function, code, L"%lu bytes", length);
    answer_bytes(function, buffer, room, response, size, ERROR_INSUFFICIENT_BUFFER, &code);
    return leave(function, code, L"%lu bytes, %lu back", length, size);
}

static DWORD features(BYTE *answer)
{
    /* PC/SC Part 10, 2.3: a tag, the length 4, the control code with the most significant byte first. */
    static const struct { BYTE tag; DWORD code; } table[] =
    {
        { 0x06, VERIFY_PIN_DIRECT },
        { 0x07, MODIFY_PIN_DIRECT },
        { 0x0A, IFD_PIN_PROPERTIES },
        { 0x12, GET_TLV_PROPERTIES },
    };
    DWORD i, used = 0;

    for (i = 0; i < sizeof table / sizeof *table; i++)
    {
        answer[used++] = table[i].tag;
        answer[used++] = 4;
        answer[used++] = (BYTE)(table[i].code >> 24);
        answer[used++] = (BYTE)(table[i].code >> 16);
        answer[used++] = (BYTE)(table[i].code >> 8);
        answer[used++] = (BYTE)table[i].code;
    }
    return used;
}

static DWORD copy(BYTE *answer, const char *bytes, DWORD length)
{
    memcpy(answer, bytes, length);
    return length;
}

/* PIN_VERIFY of PC/SC Part 10: ulDataLength at 15, the command from 19. */
static DWORD verify_pin(const WCHAR *function, const BYTE *in, DWORD length, BYTE *answer)
{
    DWORD data = length >= 19 ? in[15] | in[16] << 8 | in[17] << 16 | (DWORD)in[18] << 24 : 0;

    if (length < 19 || data != length - 19)
        violation(function, L"a PIN_VERIFY of %lu bytes with %lu of the command", length, data);
    return copy(answer, "\x90\x00", 2);
}

LONG WINAPI SCardControl(SCARDHANDLE card, DWORD control, LPCVOID in, DWORD inLength, LPVOID out, DWORD room, LPDWORD returned)
{
    const WCHAR *function = L"SCardControl";
    Connection *connection;
    BYTE answer[512];
    DWORD size;
    LONG code;

    if (!enter(function, &code))
        return leave(function, code, L"%08lX", control);
    if (control >> 16 != FILE_DEVICE_SMARTCARD)
        violation(function, L"%08lX is no control code of a smart card reader", control);
    if ((inLength && !readable(in, inLength)) || (room && !writable(out, room)))
        violation(function, L"%lu bytes in that cannot be read or %lu out that cannot be written", inLength, room);
    if (!writable(returned, sizeof *returned))
    {
        violation(function, L"no room for the length returned");
        return leave(function, SCARD_E_INVALID_PARAMETER, L"");
    }
    *returned = 0;
    connection = connection_of(function, card, &code);
    if (!connection || !reader_state_of(connection, &code) || !turn_of(connection, &code))
        return leave(function, code, L"%08lX", control);
    if (inLength > LARGEST_BUFFER || room > LARGEST_BUFFER)
        return leave(function, ERROR_INVALID_FUNCTION, L"%lu bytes in, %lu out", inLength, room);
    switch (control)
    {
        case GET_FEATURE_REQUEST:
            size = features(answer);
            break;
        case IFD_PIN_PROPERTIES:
            size = copy(answer, "\x10\x02\x07\x00", 4);
            break;
        case GET_TLV_PROPERTIES:
            size = copy(answer, "\x01\x02\x10\x02" "\x02\x01\x07" "\x06\x01\x04" "\x07\x01\x08" "\x08\x03" "1.2" "\x0B\x02\xE6\x04" "\x0C\x02\x16\x51", 26);
            break;
        case VERIFY_PIN_DIRECT:
            size = verify_pin(function, in, inLength, answer);
            break;
        case ESCAPE:
            /* The driver says what it got, the last byte first. */
            for (size = 0; size < inLength && size < sizeof answer; size++)
                answer[size] = ((const BYTE *)in)[inLength - 1 - size];
            break;
        default:
            return leave(function, ERROR_INVALID_FUNCTION, L"%08lX", control);
    }
    if (room)
        memset(out, 0xCC, room);
    if (room < size)
        return leave(function, ERROR_INSUFFICIENT_BUFFER, L"%08lX", control);
    memcpy(out, answer, size);
    *returned = size;
    return leave(function, SCARD_S_SUCCESS, L"%08lX, %lu bytes in, %lu back", control, inLength, size);
}
