/*
 * A libpcsclite.so.1 for what the real one cannot be made to do: readers with any name, and every code.
 * Compiled by the tests against the layout that pcsclite.h describes, and found through LD_LIBRARY_PATH.
 *
 *   PCSC_STATUS   what SCardEstablishContext returns, hexadecimal; without it, success
 *   PCSC_CALLS    a file that takes a line for each context that is established or released
 *   PCSC_READERS  names with a line feed after each; a name that begins with '+' has the card 3B 02 14 50
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
    const char *path = getenv("PCSC_CALLS");
    FILE *file = path ? fopen(path, "a") : NULL;

    if (file)
    {
        fprintf(file, "%s\n", call);
        fclose(file);
    }
}

LONG SCardEstablishContext(DWORD scope, const void *reserved1, const void *reserved2, LONG *context)
{
    const char *status = getenv("PCSC_STATUS");
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
