#include "world.h"
#include <stdarg.h>
#include <stdio.h>

#define ROOM 65536
#define ORDERS 64

typedef struct
{
    WCHAR function[64];
    WCHAR command[256];     /* what is done when the function returns; empty for a forced code */
    LONG code;
    DWORD count;
} Order;

static WCHAR violations[ROOM], calls[ROOM];
static Order orders[ORDERS];

static void append(WCHAR *log, const WCHAR *line)
{
    size_t used = wcslen(log), length = wcslen(line);

    if (used + length + 2 > ROOM)
        return;
    wcscpy(log + used, line);
    wcscpy(log + used + length, L"\n");
}

/* The file outlives a process that the violation kills. */
static void keep(const WCHAR *line)
{
    const WCHAR *path = _wgetenv(L"WINSCARD_VIOLATIONS");
    FILE *file = path ? _wfopen(path, L"a, ccs=UTF-8") : NULL;

    if (!file)
        return;
    fputws(line, file);
    fputws(L"\n", file);
    fclose(file);
}

void violation(const WCHAR *function, const WCHAR *format, ...)
{
    WCHAR line[512];
    int used = swprintf(line, 100, L"%ls: ", function);
    va_list values;

    va_start(values, format);
    vswprintf(line + used, 512 - used, format, values);
    va_end(values);
    append(violations, line);
    keep(line);
}

/* Takes the lock; FALSE when the test wants the function to fail with the code. */
BOOL enter(const WCHAR *function, LONG *code)
{
    DWORD i;

    lock_world();
    *code = SCARD_S_SUCCESS;
    for (i = 0; i < READERS; i++)
        expire_transaction(&readers[i]);
    for (i = 0; i < ORDERS; i++)
        if (orders[i].count && !*orders[i].command && wcscmp(orders[i].function, function) == 0)
        {
            orders[i].count--;
            *code = orders[i].code;
            return FALSE;
        }
    return TRUE;
}

LONG leave(const WCHAR *function, LONG code, const WCHAR *format, ...)
{
    WCHAR line[512];
    int used = swprintf(line, 100, L"%ls 0x%08lX ", function, code);
    va_list values;
    DWORD i;

    va_start(values, format);
    vswprintf(line + used, 512 - used, format, values);
    va_end(values);
    append(calls, line);
    for (i = 0; i < ORDERS; i++)
        if (orders[i].count && *orders[i].command && wcscmp(orders[i].function, function) == 0)
        {
            WCHAR command[256];
            wcscpy(command, orders[i].command);
            orders[i].count = 0;
            obey(command);
            break;
        }
    unlock_world();
    return code;
}

static void order(const WCHAR *function, const WCHAR *command, LONG code, DWORD count)
{
    DWORD i;

    for (i = 0; i < ORDERS; i++)
        if (!orders[i].count)
        {
            wcsncpy(orders[i].function, function, 63);
            wcsncpy(orders[i].command, command, 255);
            orders[i].code = code;
            orders[i].count = count;
            return;
        }
    violation(function, L"too many orders of the test");
}

void force(const WCHAR *function, LONG code, DWORD count)
{
    order(function, L"", code, count);
}

void upon(const WCHAR *function, const WCHAR *command)
{
    order(function, command, 0, 1);
}

void forget_orders(void)
{
    memset(orders, 0, sizeof orders);
}

static DWORD told(WCHAR *log, WCHAR *answer, DWORD room)
{
    DWORD length = (DWORD)wcslen(log);

    if (length >= room)
        length = room - 1;
    wmemcpy(answer, log, length);
    answer[length] = 0;
    *log = 0;
    return length;
}

DWORD told_violations(WCHAR *answer, DWORD room)
{
    return told(violations, answer, room);
}

DWORD told_calls(WCHAR *answer, DWORD room)
{
    return told(calls, answer, room);
}

static BOOL accessible(const void *memory, SIZE_T size, DWORD rights)
{
    const BYTE *at = memory, *end = at + size;
    MEMORY_BASIC_INFORMATION region;

    if (!memory)
        return FALSE;
    while (at < end)
    {
        if (!VirtualQuery(at, &region, sizeof region) || region.State != MEM_COMMIT || !(region.Protect & rights))
            return FALSE;
        at = (const BYTE *)region.BaseAddress + region.RegionSize;
    }
    return TRUE;
}

BOOL readable(const void *memory, SIZE_T size)
{
    return accessible(memory, size, PAGE_READONLY | PAGE_READWRITE | PAGE_WRITECOPY | PAGE_EXECUTE_READ | PAGE_EXECUTE_READWRITE);
}

BOOL writable(void *memory, SIZE_T size)
{
    return accessible(memory, size, PAGE_READWRITE | PAGE_WRITECOPY | PAGE_EXECUTE_READWRITE);
}

/* Whether it is UTF-16 that ends: no byte of UTF-8, no text of another width. */
BOOL text(const WCHAR *function, const WCHAR *value)
{
    DWORD i;

    for (i = 0; i < 256; i++)
    {
        if (!readable(value + i, sizeof *value))
            break;
        if (value[i] == 0)
            return TRUE;
        if (value[i] < 0x20 || (value[i] >= 0xD800 && value[i] < 0xDC00 && (value[i + 1] & 0xFC00) != 0xDC00))
            break;
    }
    violation(function, L"a name is no UTF-16 text that ends: %ls", value ? L"wrong at some character" : L"it is null");
    return FALSE;
}

/*
 * What every function with a buffer and its length does: null asks for the length, SCARD_AUTOALLOCATE for memory, and
 * room is filled with rubbish before the answer is written, as a driver may do.
 */
BOOL answer_bytes(const WCHAR *function, BYTE *buffer, DWORD *length, const void *value, DWORD size, LONG tooSmall, LONG *code)
{
    DWORD room;

    if (!writable(length, sizeof *length))
    {
        if (length || buffer)
            violation(function, L"a buffer without a length that can be written");
        return length == NULL && buffer == NULL;
    }
    room = *length;
    *length = size;
    if (room == SCARD_AUTOALLOCATE)
    {
        if (!writable(buffer, sizeof(void *)))
        {
            violation(function, L"SCARD_AUTOALLOCATE without room for a pointer");
            return FALSE;
        }
        *(void **)buffer = HeapAlloc(GetProcessHeap(), 0, size);
        memcpy(*(void **)buffer, value, size);
        return TRUE;
    }
    if (!buffer)
        return TRUE;
    if (!writable(buffer, room))
    {
        violation(function, L"a buffer that has no room for the %lu bytes announced", room);
        return FALSE;
    }
    memset(buffer, 0xCC, room);
    if (room < size)
    {
        *code = tooSmall;
        return FALSE;
    }
    memcpy(buffer, value, size);
    return TRUE;
}

/* The same with lengths in characters. */
BOOL answer_text(const WCHAR *function, WCHAR *buffer, DWORD *length, const WCHAR *value, DWORD size, LONG *code)
{
    DWORD bytes;
    BOOL done;

    if (!writable(length, sizeof *length))
        return answer_bytes(function, (BYTE *)buffer, length, value, 0, SCARD_E_INSUFFICIENT_BUFFER, code);
    bytes = *length == SCARD_AUTOALLOCATE ? SCARD_AUTOALLOCATE : *length * sizeof(WCHAR);
    done = answer_bytes(function, (BYTE *)buffer, &bytes, value, size * sizeof(WCHAR), SCARD_E_INSUFFICIENT_BUFFER, code);
    *length = bytes / sizeof(WCHAR);
    return done;
}
