/*
 * Steer changes the world at once, Tell answers a question about it. Orders:
 *
 *   begin                          two readers without a card, the service runs, no orders are left
 *   insert READER ATR [PROTOCOLS]  ATR in hexadecimal, '-' for a card that is mute; 1 for T=0 (default), 2 for T=1, 3 for both
 *   remove READER | reset READER   somebody takes the card out, or resets it
 *   plug READER | unplug READER
 *   stop | start                   the service
 *   stays 0|1                      the service stays without readers
 *   refuse 0|1                     an unknown reader fails the whole wait
 *   elsewhere READER SHARE         another application uses the card: 1 alone, 2 shared, 0 no more
 *   transaction READER 0|1         another application has a transaction
 *   limit MILLISECONDS             of a transaction that is not used
 *   ordinal READER STATE           what SCardStatus gives; 0 for what is so
 *   force FUNCTION CODE [COUNT]    its next calls fail; CODE in hexadecimal
 *   upon FUNCTION ORDER            done when the function returns next
 *   after MILLISECONDS ORDER
 *
 * READER is the number 0 to 3. Questions: violations and calls (each told once), open (contexts and connections).
 */
#include "world.h"
#include <stdio.h>

static DWORD from_hex(const WCHAR *hex, BYTE *bytes)
{
    DWORD length = 0;
    unsigned value;

    while (length < 33 && swscanf(hex + 2 * length, L"%2x", &value) == 1)
        bytes[length++] = (BYTE)value;
    return length;
}

static BOOL about_reader(const WCHAR *verb, Reader *reader, const WCHAR *rest)
{
    WCHAR hex[80] = L"";
    BYTE atr[33];
    int number = 0;

    if (wcscmp(verb, L"insert") == 0)
    {
        number = SCARD_PROTOCOL_T0;
        swscanf(rest, L"%79ls %d", hex, &number);
        insert_card(reader, atr, from_hex(hex, atr), (DWORD)number);
        return TRUE;
    }
    swscanf(rest, L"%d", &number);
    if (wcscmp(verb, L"remove") == 0)
        remove_card(reader);
    else if (wcscmp(verb, L"reset") == 0)
        reset_card(reader);
    else if (wcscmp(verb, L"plug") == 0)
        plug(reader);
    else if (wcscmp(verb, L"unplug") == 0)
        unplug(reader);
    else if (wcscmp(verb, L"elsewhere") == 0)
        reader->elsewhere = (DWORD)number;
    else if (wcscmp(verb, L"transaction") == 0)
        reader->transactedElsewhere = number != 0;
    else if (wcscmp(verb, L"ordinal") == 0)
        reader->ordinal = (DWORD)number;
    else
        return FALSE;
    return TRUE;
}

typedef struct
{
    DWORD milliseconds;
    WCHAR command[256];
} Later;

static DWORD WINAPI do_later(void *argument)
{
    Later *later = argument;

    Sleep(later->milliseconds);
    lock_world();
    if (!obey(later->command))
        violation(L"after", L"no such order: %ls", later->command);
    unlock_world();
    HeapFree(GetProcessHeap(), 0, later);
    return 0;
}

static BOOL after(DWORD milliseconds, const WCHAR *command)
{
    Later *later = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, sizeof *later);
    HANDLE thread;

    later->milliseconds = milliseconds;
    wcsncpy(later->command, command, 255);
    thread = CreateThread(NULL, 0, do_later, later, 0, NULL);
    return thread && CloseHandle(thread);
}

/* Under the lock. */
BOOL obey(const WCHAR *command)
{
    WCHAR verb[32] = L"", function[64];
    unsigned long number, count = 1;
    int used = 0, more = 0;
    BOOL done = TRUE;

    if (swscanf(command, L"%31ls%n", verb, &used) != 1)
        return FALSE;
    if (wcscmp(verb, L"begin") == 0)
    {
        forget_orders();
        build_world();
    }
    else if (wcscmp(verb, L"stop") == 0)
        stop_service();
    else if (wcscmp(verb, L"start") == 0)
        running = TRUE;
    else if (wcscmp(verb, L"force") == 0 && swscanf(command + used, L"%63ls %lx %lu", function, &number, &count) >= 2)
        force(function, (LONG)number, count);
    else if (wcscmp(verb, L"upon") == 0 && swscanf(command + used, L"%63ls %n", function, &more) == 1)
        upon(function, command + used + more);
    else if (swscanf(command + used, L"%lu %n", &number, &more) != 1)
        done = FALSE;
    else if (wcscmp(verb, L"after") == 0)
        done = after(number, command + used + more);
    else if (wcscmp(verb, L"stays") == 0)
        stopsWithLastReader = number == 0;
    else if (wcscmp(verb, L"refuse") == 0)
        refusesUnknownReaders = number != 0;
    else if (wcscmp(verb, L"limit") == 0)
        transactionLimit = number;
    else
        done = number < READERS && about_reader(verb, &readers[number], command + used + more);
    changed();
    return done;
}

__declspec(dllexport) BOOL WINAPI Steer(LPCWSTR command)
{
    BOOL done;

    lock_world();
    done = obey(command);
    unlock_world();
    return done;
}

__declspec(dllexport) DWORD WINAPI Tell(LPCWSTR question, LPWSTR answer, DWORD room)
{
    DWORD length = 0;

    lock_world();
    *answer = 0;
    if (wcscmp(question, L"violations") == 0)
        length = told_violations(answer, room);
    else if (wcscmp(question, L"calls") == 0)
        length = told_calls(answer, room);
    else if (wcscmp(question, L"open") == 0)
        length = (DWORD)swprintf(answer, room, L"contexts %lu, connections %lu", open_contexts(), open_connections());
    unlock_world();
    return length;
}
