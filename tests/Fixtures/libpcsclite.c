/*
 * A libpcsclite.so.1 for what the real one cannot be made to do: readers with any name, and every code.
 * Compiled by the tests against the layout that pcsclite.h describes, and found through LD_LIBRARY_PATH.
 *
 *   PCSC_STATUS   what SCardEstablishContext returns, hexadecimal; without it, success
 *   PCSC_CALLS    a file that takes a line for each context that is established or released, each connection that is made
 *                 or ended (with its share mode or disposition), each control code and each attribute that is set
 *   PCSC_READERS  names with a line feed after each; a name that begins with '+' has the card 3B 02 14 50
 *   PCSC_SHARED   what SCardConnect returns for a shared connection, hexadecimal; without it, success with a card
 *   PCSC_FAULT    a file with the name of a function and what it returns, hexadecimal; looked at in each call
 *   PCSC_FEATURES the answer to CM_IOCTL_GET_FEATURE_REQUEST, pairs of hexadecimal digits; "none" for a reader that
 *                 does not know it
 *
 * A connected reader answers as the CCID driver does for the Gemalto Ezio Shield (its src/ifdhandler.c,
 * IFDHGetCapabilities and IFDHControl; readers/Gemalto_Ezio_Shield_PinPad.txt and its extra_features), but for the
 * firmware's name. Bus 2 and address 34 are those of the log in
 * https://blog.apdu.fr/posts/2010/05/how-to-know-pin-sizes-supported-by. DEFAULT_CLK is told as a driver does
 * whose DWORD is pcsc-lite's.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef unsigned long DWORD;
typedef long LONG;

typedef struct
{
    const char *szReader;
    void *pvUserData;
    DWORD dwCurrentState;
    DWORD dwEventState;
    DWORD cbAtr;
    unsigned char rgbAtr[33];
} SCARD_READERSTATE;

static const LONG NO_READERS_AVAILABLE = 0x8010002E;
static const LONG INSUFFICIENT_BUFFER = 0x80100008;
static const LONG UNKNOWN_READER = 0x80100009;

static void tell(const char *call)
{
    static FILE *file;
    const char *path = getenv("PCSC_CALLS");

    if (!file && path)
        file = fopen(path, "a");
    if (file)
    {
        fprintf(file, "%s\n", call);
        fflush(file);
    }
}

static LONG fault(const char *function)
{
    static FILE *file;
    const char *path = getenv("PCSC_FAULT");
    char name[32];
    unsigned long status;

    if (!file && path)
        file = fopen(path, "r");
    if (!file)
        return 0;
    rewind(file);
    return fscanf(file, "%31s %lx", name, &status) == 2 && !strcmp(name, function) ? (LONG)status : 0;
}

#define FAIL_IF_TOLD() do { LONG status = fault(__func__); if (status) return status; } while (0)

LONG SCardEstablishContext(DWORD scope, const void *reserved1, const void *reserved2, LONG *context)
{
    const char *status = getenv("PCSC_STATUS");
    FAIL_IF_TOLD();
    tell("established");
    *context = 0x12345678;
    return status ? (LONG)strtoul(status, NULL, 16) : 0;
}

LONG SCardReleaseContext(LONG context)
{
    tell("released");
    return 0;
}

LONG SCardListReaders(LONG context, const char *groups, char *readers, DWORD *length)
{
    const char *line = getenv("PCSC_READERS");
    DWORD room = *length, used = 0;

    if (!line || !*line)
        return NO_READERS_AVAILABLE;
    *length = strlen(line) + 1;
    if (!readers)
        return 0;
    if (room < *length)
        return INSUFFICIENT_BUFFER;
    for (; *line; line++)
        if (*line != '+')
            readers[used++] = *line == '\n' ? 0 : *line;
    readers[used++] = 0;
    *length = used;
    return 0;
}

LONG SCardGetStatusChange(LONG context, DWORD timeout, SCARD_READERSTATE *states, DWORD count)
{
    const char *names = getenv("PCSC_READERS");
    DWORD i;

    FAIL_IF_TOLD();
    for (i = 0; i < count; i++)
    {
        const char *name = strstr(names, states[i].szReader);
        if (!name)
            return UNKNOWN_READER;
        if (name > names && name[-1] == '+')
        {
            states[i].dwEventState = 0x00010022;
            states[i].cbAtr = 4;
            memcpy(states[i].rgbAtr, "\x3B\x02\x14\x50", 4);
        }
        else
            states[i].dwEventState = 0x00000012;
    }
    return 0;
}

static const LONG UNSUPPORTED_FEATURE = 0x8010001F;
static const LONG NOT_TRANSACTED = 0x80100016;
static const LONG NO_SMARTCARD = 0x8010000C;
static char connected[128];
static int card;

LONG SCardIsValidContext(LONG context)
{
    return 0;
}

LONG SCardCancel(LONG context)
{
    return 0;
}

LONG SCardConnect(LONG context, const char *reader, DWORD mode, DWORD protocols, LONG *handle, DWORD *protocol)
{
    const char *names = getenv("PCSC_READERS"), *name = names ? strstr(names, reader) : NULL;
    const char *status = getenv("PCSC_SHARED");
    char call[32];

    FAIL_IF_TOLD();
    if (!name)
        return UNKNOWN_READER;
    card = name > names && name[-1] == '+';
    if (mode != 3 && status)
        return (LONG)strtoul(status, NULL, 16);
    if (mode != 3 && !card)
        return NO_SMARTCARD;
    snprintf(call, sizeof call, "connected %lu", mode);
    tell(call);
    snprintf(connected, sizeof connected, "%s", reader);
    *handle = 0x1234;
    *protocol = mode == 3 ? 0 : 1;
    return 0;
}

LONG SCardDisconnect(LONG handle, DWORD disposition)
{
    char call[32];

    snprintf(call, sizeof call, "disconnected %lu", disposition);
    tell(call);
    return 0;
}

LONG SCardReconnect(LONG handle, DWORD mode, DWORD protocols, DWORD initialization, DWORD *protocol)
{
    FAIL_IF_TOLD();
    *protocol = 1;
    return 0;
}

LONG SCardBeginTransaction(LONG handle)
{
    FAIL_IF_TOLD();
    tell("begun");
    return 0;
}

LONG SCardEndTransaction(LONG handle, DWORD disposition)
{
    tell("ended");
    FAIL_IF_TOLD();
    return 0;
}

LONG SCardTransmit(LONG handle, const void *sendPci, const unsigned char *command, DWORD commandLength, void *receivePci, unsigned char *answer, DWORD *length)
{
    FAIL_IF_TOLD();
    memcpy(answer, "\x90\x00", 2);
    *length = 2;
    return 0;
}

LONG SCardStatus(LONG handle, char *names, DWORD *namesLength, DWORD *state, DWORD *protocol, unsigned char *atr, DWORD *atrLength)
{
    strcpy(names, connected);
    *namesLength = strlen(connected) + 1;
    *state = card ? 0x0044 : 0x0002;
    *protocol = card;
    *atrLength = card ? 4 : 0;
    memcpy(atr, "\x3B\x02\x14\x50", *atrLength);
    return 0;
}

static LONG give(const void *bytes, DWORD count, unsigned char *output, DWORD *length)
{
    if (*length < count)
        return INSUFFICIENT_BUFFER;
    memcpy(output, bytes, count);
    *length = count;
    return 0;
}

LONG SCardGetAttrib(LONG handle, DWORD attribute, unsigned char *value, DWORD *length)
{
    static const unsigned int version = 0x0102 << 16, maxInput = 271 - 10, channel = 0x0020 << 16 | 2 << 8 | 34;
    static const DWORD clock = 4000;
    const unsigned char presence = card ? 2 : 0, active = card;

    switch (attribute)
    {
        case 0x00010100: return give("Gemalto", 8, value, length);
        case 0x00010102: return give(&version, 4, value, length);
        case 0x00010103: *length = 0; return 0; /* no serial number */
        case 0x00020110: return give(&channel, 4, value, length);
        case 0x00030121: return give(&clock, sizeof clock, value, length);
        case 0x00090300: return give(&presence, 1, value, length);
        case 0x00090301: return give(&active, 1, value, length);
        case 0x00090303: return give("\x3B\x02\x14\x50", card ? 4 : 0, value, length);
        case 0x0007A007: return give(&maxInput, 4, value, length);
        case 0x7FFF0003: return give(connected, strlen(connected) + 1, value, length);
    }
    return UNSUPPORTED_FEATURE;
}

LONG SCardSetAttrib(LONG handle, DWORD attribute, const unsigned char *value, DWORD length)
{
    char call[64];

    snprintf(call, sizeof call, "set %08lX %lu", attribute, length);
    tell(call);
    return attribute == 0x0007A007 ? 0 : NOT_TRANSACTED; /* IFDHSetCapabilities of the CCID driver knows none */
}

LONG SCardControl(LONG handle, DWORD code, const unsigned char *input, DWORD inputLength, unsigned char *output, DWORD outputLength, DWORD *returned)
{
    static const unsigned char features[] = {
        0x06, 4, 0x42, 0x33, 0x00, 0x06, 0x07, 4, 0x42, 0x33, 0x00, 0x07,
        0x0A, 4, 0x42, 0x33, 0x00, 0x0A, 0x12, 4, 0x42, 0x33, 0x00, 0x12 };
    static const unsigned char pinProperties[] = { 0x11, 0x02, 0x02, 0x00 };
    static const unsigned char tlvProperties[] = {
        1, 2, 0x11, 0x02, 4, 2, 17, 0, 5, 2, 2, 0, 3, 1, 0, 6, 1, 4, 7, 1, 16, 2, 1, 0x02, 9, 1, 0,
        11, 2, 0xE6, 0x08, 12, 2, 0xC2, 0x34, 10, 4, 0x00, 0x00, 0x01, 0x00 };
    const char *text = getenv("PCSC_FEATURES");
    char call[64];

    snprintf(call, sizeof call, "control %08lX %lu", code, inputLength);
    tell(call);
    *returned = outputLength;
    switch (code)
    {
        case 0x42000000 + 3400:
            if (!text)
                return give(features, sizeof features, output, returned);
            if (!strcmp(text, "none"))
                break;
            for (*returned = 0; text[0] && text[1]; text += 2)
                sscanf(text, "%2hhx", output + (*returned)++);
            return 0;
        case 0x42330006: return give("\x90\x00", 2, output, returned);
        case 0x4233000A: return give(pinProperties, sizeof pinProperties, output, returned);
        case 0x42330012: return give(tlvProperties, sizeof tlvProperties, output, returned);
        case 0x42000001: *returned = 0; return NOT_TRANSACTED; /* the escape is not authorised */
    }
    *returned = 0;
    return UNSUPPORTED_FEATURE;
}
