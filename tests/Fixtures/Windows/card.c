/*
 * A card with what the tests ask for, by INS:
 *
 *   20  VERIFY           the PIN is 31 32 33 34; another gives 63C2
 *   50  wait             P1 P2 is the time in milliseconds
 *   A4  SELECT           6109, and GET RESPONSE gives 6F 07 84 05 then the first five bytes of the name
 *   B0  READ BINARY      four bytes 01 02 03 04; another Le gives 6C04
 *   B1  as many bytes as P1 P2 Le of three bytes (0 is 65536): 00 01 02 and so on
 *   C0  GET RESPONSE
 *   EE  the data of the command
 *
 * Everything else gives 6D00.
 */
#include "world.h"

static DWORD end(BYTE *response, DWORD length, WORD status)
{
    response[length] = HIBYTE(status);
    response[length + 1] = LOBYTE(status);
    return length + 2;
}

/* ISO/IEC 7816-3, 12.1: Lc in one byte, or in three of which the first is zero. */
static DWORD data_of(const BYTE *command, DWORD length, const BYTE **data)
{
    BOOL extended = length > 7 && command[4] == 0;
    DWORD size = length <= 5 ? 0 : extended ? command[5] << 8 | command[6] : command[4];

    *data = command + (extended ? 7 : 5);
    return size <= length - (DWORD)(*data - command) ? size : 0;
}

static DWORD expected(const BYTE *command, DWORD length)
{
    if (length == 5)
        return command[4] ? command[4] : 256;
    if (length == 7 && command[4] == 0)
        return command[5] || command[6] ? command[5] << 8 | command[6] : 65536;
    return 0;
}

/* The world goes on while the card works. */
static void work(DWORD milliseconds)
{
    ULONGLONG end = GetTickCount64() + milliseconds;

    for (;;)
    {
        ULONGLONG now = GetTickCount64();
        if (now >= end)
            return;
        wait_for_change((DWORD)(end - now));
    }
}

DWORD card_answers(Reader *reader, const BYTE *command, DWORD length, BYTE *response)
{
    const BYTE *data;
    DWORD size = data_of(command, length, &data), le = expected(command, length), i;

    switch (command[1])
    {
        case 0x20:
            return end(response, 0, size == 4 && memcmp(data, "1234", 4) == 0 ? 0x9000 : 0x63C2);
        case 0x50:
            work(command[2] << 8 | command[3]);
            return end(response, 0, 0x9000);
        case 0xA4:
            memcpy(reader->rest, "\x6F\x07\x84\x05", 4);
            memset(reader->rest + 4, 0, 5);
            memcpy(reader->rest + 4, data, size < 5 ? size : 5);
            reader->restLength = 9;
            return end(response, 0, 0x6109);
        case 0xB0:
            if (le != 4)
                return end(response, 0, 0x6C04);
            memcpy(response, "\x01\x02\x03\x04", 4);
            return end(response, 4, 0x9000);
        case 0xB1:
            for (i = 0; i < le; i++)
                response[i] = (BYTE)i;
            return end(response, le, 0x9000);
        case 0xC0:
            size = reader->restLength < le ? reader->restLength : le;
            memcpy(response, reader->rest, size);
            reader->restLength = 0;
            return end(response, size, size ? 0x9000 : 0x6985);
        case 0xEE:
            memcpy(response, data, size);
            return end(response, size, 0x9000);
        default:
            return end(response, 0, 0x6D00);
    }
}
