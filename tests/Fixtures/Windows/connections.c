#include "world.h"

#define PROTOCOLS (SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1 | SCARD_PROTOCOL_RAW | SCARD_PROTOCOL_DEFAULT)

static ULONG_PTR lastHandle = 0xEA00000000000000, begun;

void begin_connections(void)
{
    begun = lastHandle;
}

DWORD open_connections(void)
{
    DWORD i, count = 0;

    for (i = 0; i < CONNECTIONS; i++)
        count += connections[i].handle > begun ? 1 : 0;
    return count;
}

static Connection *find(SCARDHANDLE handle)
{
    DWORD i;

    for (i = 0; handle && i < CONNECTIONS; i++)
        if (connections[i].handle == handle)
            return &connections[i];
    return NULL;
}

/* A connection outlives neither the service nor its reader. */
Connection *connection_of(const WCHAR *function, SCARDHANDLE handle, LONG *code)
{
    Connection *connection = find(handle);

    if (!connection)
        violation(function, L"%llX is no connection (any more)", (ULONGLONG)handle);
    *code = !connection ? ERROR_INVALID_HANDLE
        : connection->era != era ? SCARD_E_SERVICE_STOPPED
        : SCARD_S_SUCCESS;
    if (*code)
        return NULL;
    if (connection->reader->transaction == connection)
        connection->reader->touched = GetTickCount64();
    return connection;
}

/* Whether the reader is still there and its card the one that was connected to, not reset by anybody since. */
BOOL reader_state_of(Connection *connection, LONG *code)
{
    const Reader *reader = connection->reader;

    *code = connection->era != era ? SCARD_E_SERVICE_STOPPED
        : !reader->plugged || connection->plugs != reader->plugs ? SCARD_E_READER_UNAVAILABLE
        : connection->hadCard && connection->cards != reader->cards ? SCARD_W_REMOVED_CARD
        : connection->hadCard && connection->resets != reader->resets ? SCARD_W_RESET_CARD
        : SCARD_S_SUCCESS;
    return *code == SCARD_S_SUCCESS;
}

BOOL card_of(Connection *connection, LONG *code)
{
    if (!reader_state_of(connection, code))
        return FALSE;
    *code = !connection->reader->card ? SCARD_E_NO_SMARTCARD
        : connection->reader->mute ? SCARD_W_UNRESPONSIVE_CARD
        : SCARD_S_SUCCESS;
    return *code == SCARD_S_SUCCESS;
}

/* Waits until no other connection and no other application has a transaction. */
BOOL turn_of(Connection *connection, LONG *code)
{
    Reader *reader = connection->reader;
    ULONG_PTR handle = connection->handle;

    while ((reader->transaction && reader->transaction != connection) || reader->transactedElsewhere)
    {
        wait_for_change(100);
        expire_transaction(reader);
        if (connection->handle != handle)
        {
            *code = SCARD_E_CANCELLED;
            return FALSE;
        }
        if (!reader_state_of(connection, code))
            return FALSE;
    }
    return TRUE;
}

BOOL in_use(const Reader *reader, DWORD share, const Connection *except)
{
    DWORD i;

    if (reader->elsewhere == share)
        return TRUE;
    for (i = 0; i < CONNECTIONS; i++)
        if (connections[i].handle && &connections[i] != except && connections[i].reader == reader
            && connections[i].era == era && connections[i].plugs == reader->plugs && connections[i].share == share)
            return TRUE;
    return FALSE;
}

/* Takes the card in the way asked for, or says why not. */
static LONG take(Connection *connection, DWORD share, DWORD protocols)
{
    Reader *reader = connection->reader;
    DWORD both = protocols & reader->protocols;

    if (in_use(reader, SCARD_SHARE_EXCLUSIVE, connection)
        || (share == SCARD_SHARE_EXCLUSIVE && in_use(reader, SCARD_SHARE_SHARED, connection)))
        return SCARD_E_SHARING_VIOLATION;
    if (share != SCARD_SHARE_DIRECT)
    {
        if (!reader->card)
            return SCARD_E_NO_SMARTCARD;
        if (reader->mute)
            return SCARD_W_UNRESPONSIVE_CARD;
        if (!both && !(protocols & SCARD_PROTOCOL_RAW))
            return SCARD_E_PROTO_MISMATCH;
    }
    connection->protocol = !reader->card || reader->mute ? SCARD_PROTOCOL_UNDEFINED
        : both & SCARD_PROTOCOL_T1 ? SCARD_PROTOCOL_T1
        : both & SCARD_PROTOCOL_T0 ? SCARD_PROTOCOL_T0
        : protocols & SCARD_PROTOCOL_RAW ? SCARD_PROTOCOL_RAW
        : SCARD_PROTOCOL_UNDEFINED;
    connection->share = share;
    connection->plugs = reader->plugs;
    connection->cards = reader->cards;
    connection->resets = reader->resets;
    connection->hadCard = reader->card;
    changed();
    return SCARD_S_SUCCESS;
}

static BOOL check_mode(const WCHAR *function, DWORD share, DWORD protocols, LPDWORD active)
{
    if (share < SCARD_SHARE_EXCLUSIVE || share > SCARD_SHARE_DIRECT)
        violation(function, L"share mode %lu", share);
    if (protocols & ~PROTOCOLS)
        violation(function, L"protocols %08lX", protocols);
    if (!protocols && share != SCARD_SHARE_DIRECT)
        violation(function, L"no protocol, and not direct");
    if (writable(active, sizeof *active))
        return TRUE;
    violation(function, L"no room for the protocol");
    return FALSE;
}

LONG WINAPI SCardConnectW(SCARDCONTEXT handle, LPCWSTR name, DWORD share, DWORD protocols, LPSCARDHANDLE card, LPDWORD active)
{
    const WCHAR *function = L"SCardConnectW";
    Connection *connection = NULL;
    Context *context;
    Reader *reader;
    LONG code;
    DWORD i;

    if (!enter(function, &code))
        return leave(function, code, L"");
    if (!check_mode(function, share, protocols, active) || !text(function, name) || !writable(card, sizeof *card))
        return leave(function, SCARD_E_INVALID_PARAMETER, L"");
    *card = 0;
    *active = 0;
    context = context_of(handle, &code);
    if (!context)
        return leave(function, code, L"");
    reader = reader_named(name);
    if (!reader)
        return leave(function, SCARD_E_UNKNOWN_READER, L"'%ls'", name);
    for (i = 0; i < CONNECTIONS && !connection; i++)
        if (!connections[i].handle)
            connection = &connections[i];
    if (!connection)
        return leave(function, SCARD_E_NO_MEMORY, L"");
    memset(connection, 0, sizeof *connection);
    connection->context = context;
    connection->reader = reader;
    connection->era = era;
    code = take(connection, share, protocols);
    if (code == SCARD_S_SUCCESS)
    {
        connection->handle = *card = ++lastHandle;
        *active = connection->protocol;
    }
    return leave(function, code, L"'%ls' share %lu protocols %lX", name, share, protocols);
}

/* SCARD_LEAVE_CARD, _RESET_, _UNPOWER_, _EJECT_CARD. */
static void dispose(Reader *reader, DWORD disposition)
{
    if (disposition == SCARD_EJECT_CARD)
        remove_card(reader);
    else if (disposition != SCARD_LEAVE_CARD && reader->card)
        reset_card(reader);
}

LONG WINAPI SCardReconnect(SCARDHANDLE card, DWORD share, DWORD protocols, DWORD initialization, LPDWORD active)
{
    const WCHAR *function = L"SCardReconnect";
    Connection *connection;
    LONG code;

    if (!enter(function, &code))
        return leave(function, code, L"");
    if (!check_mode(function, share, protocols, active))
        return leave(function, SCARD_E_INVALID_PARAMETER, L"");
    if (initialization > SCARD_UNPOWER_CARD)
        violation(function, L"initialization %lu", initialization);
    connection = connection_of(function, card, &code);
    if (!connection)
        return leave(function, code, L"");
    if (!connection->reader->plugged || connection->plugs != connection->reader->plugs)
        return leave(function, SCARD_E_READER_UNAVAILABLE, L"");
    /* A reset by somebody else, or another card, is no hindrance: that is what the function is for. */
    connection->hadCard = FALSE;
    if (!turn_of(connection, &code))
        return leave(function, code, L"");
    code = take(connection, share, protocols);
    if (code == SCARD_S_SUCCESS)
    {
        dispose(connection->reader, initialization);
        connection->resets = connection->reader->resets;
        *active = connection->protocol;
    }
    return leave(function, code, L"share %lu protocols %lX initialization %lu", share, protocols, initialization);
}

LONG WINAPI SCardDisconnect(SCARDHANDLE card, DWORD disposition)
{
    const WCHAR *function = L"SCardDisconnect";
    Connection *connection;
    Reader *reader;
    LONG code;

    if (!enter(function, &code))
        return leave(function, code, L"");
    if (disposition > SCARD_EJECT_CARD)
        violation(function, L"disposition %lu", disposition);
    connection = connection_of(function, card, &code);
    if (!connection)
    {
        connection = find(card);
        if (connection)
            connection->handle = 0;
        return leave(function, code, L"");
    }
    reader = connection->reader;
    if (reader_state_of(connection, &code) && connection->share != SCARD_SHARE_DIRECT)
        dispose(reader, disposition);
    if (reader->transaction == connection)
        end_transaction(reader);
    connection->handle = 0;
    changed();
    return leave(function, SCARD_S_SUCCESS, L"disposition %lu", disposition);
}

LONG WINAPI SCardBeginTransaction(SCARDHANDLE card)
{
    const WCHAR *function = L"SCardBeginTransaction";
    Connection *connection;
    LONG code;

    if (!enter(function, &code))
        return leave(function, code, L"");
    connection = connection_of(function, card, &code);
    if (!connection || !reader_state_of(connection, &code) || !turn_of(connection, &code))
        return leave(function, code, L"");
    connection->reader->transaction = connection;
    connection->reader->depth++;
    connection->reader->touched = GetTickCount64();
    return leave(function, SCARD_S_SUCCESS, L"");
}

LONG WINAPI SCardEndTransaction(SCARDHANDLE card, DWORD disposition)
{
    const WCHAR *function = L"SCardEndTransaction";
    Connection *connection;
    Reader *reader;
    LONG code;

    if (!enter(function, &code))
        return leave(function, code, L"");
    if (disposition > SCARD_EJECT_CARD)
        violation(function, L"disposition %lu", disposition);
    connection = connection_of(function, card, &code);
    if (!connection)
        return leave(function, code, L"");
    reader = connection->reader;
    if (!reader_state_of(connection, &code))
    {
        /* "The transaction was released." */
        if (reader->transaction == connection)
            end_transaction(reader);
        return leave(function, code, L"");
    }
    if (reader->transaction != connection)
        return leave(function, SCARD_E_NOT_TRANSACTED, L"");
    dispose(reader, disposition);
    connection->resets = reader->resets;
    if (reader->transaction == connection && --reader->depth == 0)
        end_transaction(reader);
    return leave(function, SCARD_S_SUCCESS, L"disposition %lu", disposition);
}

LONG WINAPI SCardStatusW(SCARDHANDLE card, LPWSTR names, LPDWORD length, LPDWORD state, LPDWORD protocol, LPBYTE atr, LPDWORD atrLength)
{
    const WCHAR *function = L"SCardStatusW";
    Connection *connection;
    const Reader *reader;
    WCHAR list[128];
    LONG code;

    if (!enter(function, &code))
        return leave(function, code, L"");
    if ((state && !writable(state, sizeof *state)) || (protocol && !writable(protocol, sizeof *protocol)))
        violation(function, L"no room for the state or the protocol");
    connection = connection_of(function, card, &code);
    if (!connection || !reader_state_of(connection, &code))
        return leave(function, code, L"");
    reader = connection->reader;
    if (state)
        *state = reader->ordinal ? reader->ordinal
            : !reader->card ? SCARD_ABSENT
            : reader->mute ? SCARD_POWERED
            : connection->protocol ? SCARD_SPECIFIC
            : SCARD_NEGOTIABLE;
    if (protocol)
        *protocol = connection->protocol;
    wcscpy(list, reader->name);
    list[wcslen(list) + 1] = 0;
    if (answer_text(function, names, length, list, (DWORD)wcslen(list) + 2, &code))
        answer_bytes(function, atr, atrLength, reader->atr, reader->atrLength, SCARD_E_INSUFFICIENT_BUFFER, &code);
    return leave(function, code, L"");
}
