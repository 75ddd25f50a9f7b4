#include "world.h"

#define PNP L"\\\\?PnP?\\Notification"

/* Bits that a caller may pass as dwCurrentState; the upper half counts events. */
#define STATE_BITS 0x000007FF

/* More than 32 bits, so that one cut off is none. */
static ULONG_PTR lastHandle = 0xCD00000000000000, begun;

void begin_contexts(void)
{
    begun = lastHandle;
}

DWORD open_contexts(void)
{
    DWORD i, count = 0;

    for (i = 0; i < CONTEXTS; i++)
        count += contexts[i].handle > begun ? 1 : 0;
    return count;
}

static Context *find(SCARDCONTEXT handle)
{
    DWORD i;

    for (i = 0; handle && i < CONTEXTS; i++)
        if (contexts[i].handle == handle)
            return &contexts[i];
    return NULL;
}

/* A handle that is none leaks a Win32 code; one of before the service stopped tells so. */
Context *context_of(SCARDCONTEXT handle, LONG *code)
{
    Context *context = find(handle);

    *code = !context ? ERROR_INVALID_HANDLE
        : context->era != era ? SCARD_E_SERVICE_STOPPED
        : SCARD_S_SUCCESS;
    return *code ? NULL : context;
}

LONG WINAPI SCardEstablishContext(DWORD scope, LPCVOID reserved1, LPCVOID reserved2, LPSCARDCONTEXT handle)
{
    const WCHAR *function = L"SCardEstablishContext";
    LONG code;
    DWORD i;

    if (!enter(function, &code))
        return leave(function, code, L"");
    if (scope != SCARD_SCOPE_SYSTEM && scope != SCARD_SCOPE_USER)
        violation(function, L"scope %lu", scope);
    if (reserved1 || reserved2)
        violation(function, L"a reserved parameter is not null");
    if (!writable(handle, sizeof *handle))
    {
        violation(function, L"no room for the context");
        return leave(function, SCARD_E_INVALID_PARAMETER, L"");
    }
    *handle = 0;
    if (!running)
        return leave(function, SCARD_E_NO_SERVICE, L"");
    for (i = 0; i < CONTEXTS; i++)
        if (!contexts[i].handle)
        {
            memset(&contexts[i], 0, sizeof contexts[i]);
            contexts[i].handle = *handle = ++lastHandle;
            contexts[i].era = era;
            return leave(function, SCARD_S_SUCCESS, L"");
        }
    return leave(function, SCARD_E_NO_MEMORY, L"");
}

LONG WINAPI SCardReleaseContext(SCARDCONTEXT handle)
{
    const WCHAR *function = L"SCardReleaseContext";
    LONG code;
    Context *context;
    DWORD i;

    if (!enter(function, &code))
        return leave(function, code, L"");
    context = find(handle);
    if (!context)
    {
        violation(function, L"%llX is no context (any more)", (ULONGLONG)handle);
        return leave(function, ERROR_INVALID_HANDLE, L"");
    }
    if (context->waits)
        violation(function, L"a call still waits in the context");
    code = context->era == era ? SCARD_S_SUCCESS : SCARD_E_SERVICE_STOPPED;
    for (i = 0; i < CONNECTIONS; i++)
        if (connections[i].handle && connections[i].context == context)
        {
            violation(function, L"a connection is still open");
            if (connections[i].reader->transaction == &connections[i])
                end_transaction(connections[i].reader);
            connections[i].handle = 0;
        }
    context->handle = 0;
    changed();
    return leave(function, code, L"");
}

LONG WINAPI SCardIsValidContext(SCARDCONTEXT handle)
{
    const WCHAR *function = L"SCardIsValidContext";
    LONG code;

    if (!enter(function, &code))
        return leave(function, code, L"");
    return leave(function, context_of(handle, &code) ? SCARD_S_SUCCESS : ERROR_INVALID_HANDLE, L"");
}

LONG WINAPI SCardFreeMemory(SCARDCONTEXT handle, LPCVOID memory)
{
    const WCHAR *function = L"SCardFreeMemory";
    LONG code;

    (void)handle;
    if (!enter(function, &code))
        return leave(function, code, L"");
    if (!HeapFree(GetProcessHeap(), 0, (void *)memory))
        violation(function, L"the memory was not allocated here");
    return leave(function, SCARD_S_SUCCESS, L"");
}

LONG WINAPI SCardListReadersW(SCARDCONTEXT handle, LPCWSTR groups, LPWSTR names, LPDWORD length)
{
    const WCHAR *function = L"SCardListReadersW";
    WCHAR list[512];
    DWORD i, used = 0;
    LONG code;

    if (!enter(function, &code))
        return leave(function, code, L"");
    if (groups)
        text(function, groups);
    if (!length)
        violation(function, L"no length");
    if (handle && !context_of(handle, &code))
        return leave(function, code, L"");
    if (!running)
        return leave(function, SCARD_E_NO_SERVICE, L"");
    for (i = 0; i < READERS; i++)
        if (readers[i].plugged)
        {
            wcscpy(list + used, readers[i].name);
            used += (DWORD)wcslen(readers[i].name) + 1;
        }
    if (used == 0)
        return leave(function, SCARD_E_NO_READERS_AVAILABLE, L"");
    list[used++] = 0;
    answer_text(function, names, length, list, used, &code);
    return leave(function, code, L"%lu characters", used);
}

LONG WINAPI SCardListReaderGroupsW(SCARDCONTEXT handle, LPWSTR groups, LPDWORD length)
{
    static const WCHAR list[] = L"SCard$DefaultReaders\0";
    const WCHAR *function = L"SCardListReaderGroupsW";
    LONG code;

    if (!enter(function, &code))
        return leave(function, code, L"");
    if (!handle || context_of(handle, &code))
        answer_text(function, groups, length, list, sizeof list / sizeof *list, &code);
    return leave(function, code, L"");
}

static DWORD state_of(const Reader *reader)
{
    DWORD state = !reader->card ? SCARD_STATE_EMPTY
        : SCARD_STATE_PRESENT
            | (reader->mute ? SCARD_STATE_MUTE : 0)
            | (in_use(reader, SCARD_SHARE_EXCLUSIVE, NULL) ? SCARD_STATE_EXCLUSIVE | SCARD_STATE_INUSE : 0)
            | (in_use(reader, SCARD_SHARE_SHARED, NULL) ? SCARD_STATE_INUSE : 0);
    return reader->events << 16 | state;
}

/*
 * Whether the reader is otherwise than the caller knew it. The count of events is compared too: a caller that does not
 * pass it back never waits (github.com/WICG/web-smart-card/pull/9). The pseudo reader counts readers in its upper half
 * (github.com/OpenSC/OpenSC/pull/2919) and has no other bits.
 */
static BOOL look_at(SCARD_READERSTATEW *state)
{
    DWORD known = state->dwCurrentState & ~SCARD_STATE_CHANGED;
    BOOL pnp = wcscmp(state->szReader, PNP) == 0;
    Reader *reader = reader_named(state->szReader);
    DWORD now;
    BOOL differs;

    state->cbAtr = 0;
    memset(state->rgbAtr, 0xAA, sizeof state->rgbAtr);
    if (known & SCARD_STATE_IGNORE)
    {
        state->dwEventState = SCARD_STATE_IGNORE;
        return FALSE;
    }
    now = pnp ? plugged_readers() << 16
        : !reader ? SCARD_STATE_UNKNOWN | SCARD_STATE_IGNORE
        : state_of(reader);
    if (reader)
    {
        state->cbAtr = reader->atrLength;
        memcpy(state->rgbAtr, reader->atr, reader->atrLength);
    }
    differs = pnp ? now >> 16 != known >> 16
        : !reader ? !(known & SCARD_STATE_UNKNOWN)
        : known != now;
    state->dwEventState = now | (differs ? SCARD_STATE_CHANGED : 0);
    return differs;
}

static BOOL check_states(const WCHAR *function, SCARD_READERSTATEW *states, DWORD count)
{
    static const BYTE zero[36];
    DWORD i;

    if (count > READERS + 1)
        violation(function, L"%lu readers; there are no more than %d", count, READERS + 1);
    if (!writable(states, (SIZE_T)count * sizeof *states))
    {
        violation(function, L"the %lu states cannot be written", count);
        return FALSE;
    }
    for (i = 0; i < count; i++)
    {
        if (!text(function, states[i].szReader))
            return FALSE;
        if (states[i].dwCurrentState & 0xFFFF & ~STATE_BITS)
            violation(function, L"dwCurrentState %08lX of '%ls'", states[i].dwCurrentState, states[i].szReader);
        /* "Each member of each structure in this array must be initialized to zero and then set to specific values." */
        if (states[i].dwEventState || states[i].cbAtr || memcmp(states[i].rgbAtr, zero, sizeof zero))
            violation(function, L"the state of '%ls' was not initialized to zero", states[i].szReader);
    }
    return TRUE;
}

static LONG wait_in(Context *context, DWORD timeout, SCARD_READERSTATEW *states, DWORD count)
{
    ULONGLONG start = GetTickCount64();
    DWORD cancels = context->cancels;
    DWORD i;

    for (;;)
    {
        DWORD differing = 0;
        ULONGLONG passed = GetTickCount64() - start;

        if (context->era != era)
            return SCARD_E_SERVICE_STOPPED;
        if (context->cancels != cancels)
            return SCARD_E_CANCELLED;
        for (i = 0; i < count; i++)
        {
            if (refusesUnknownReaders && wcscmp(states[i].szReader, PNP) && !reader_named(states[i].szReader))
                return SCARD_E_UNKNOWN_READER;
            differing += look_at(&states[i]) ? 1 : 0;
        }
        if (differing)
            return SCARD_S_SUCCESS;
        if (timeout != INFINITE && passed >= timeout)
            return SCARD_E_TIMEOUT;
        wait_for_change(timeout == INFINITE ? INFINITE : (DWORD)(timeout - passed));
    }
}

LONG WINAPI SCardGetStatusChangeW(SCARDCONTEXT handle, DWORD timeout, LPSCARD_READERSTATEW states, DWORD count)
{
    const WCHAR *function = L"SCardGetStatusChangeW";
    LONG code;
    Context *context;

    if (!enter(function, &code))
        return leave(function, code, L"");
    if (!check_states(function, states, count))
        return leave(function, SCARD_E_INVALID_PARAMETER, L"");
    context = context_of(handle, &code);
    if (!context)
        return leave(function, code, L"");
    context->waits++;
    code = wait_in(context, timeout, states, count);
    context->waits--;
    return leave(function, code, L"%lu readers, %ld ms", count, (LONG)timeout);
}

/* Ends what waits now; a wait that begins later is not touched. */
LONG WINAPI SCardCancel(SCARDCONTEXT handle)
{
    const WCHAR *function = L"SCardCancel";
    LONG code;
    Context *context;

    if (!enter(function, &code))
        return leave(function, code, L"");
    context = context_of(handle, &code);
    if (context)
    {
        context->cancels++;
        changed();
    }
    return leave(function, code, context && context->waits ? L"waiting" : L"lost");
}
