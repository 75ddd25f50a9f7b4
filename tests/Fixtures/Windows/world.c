#include "world.h"

/* Brackets, an apostrophe, a letter beyond ASCII; one with a letter that takes two UTF-16 units. */
Reader readers[READERS] =
{
    { .name = L"Ren\u00E9's SCR 331 [CCID Interface] 0" },
    { .name = L"ACME Contactless 1" },
    { .name = L"Reader \U0001F4B3 2" },
    { .name = L"ACME Contactless 3" },
};

Context contexts[CONTEXTS];
Connection connections[CONNECTIONS];
BOOL running, stopsWithLastReader, refusesUnknownReaders;
DWORD era = 1, transactionLimit;

static CRITICAL_SECTION world;
static CONDITION_VARIABLE change = CONDITION_VARIABLE_INIT;

/* Two readers without a card, and a service that runs. What a test before left open counts no more. */
void build_world(void)
{
    DWORD i;

    stop_service();
    begin_contexts();
    begin_connections();
    for (i = 0; i < READERS; i++)
    {
        Reader *reader = &readers[i];
        remove_card(reader);
        reader->plugged = i < 2;
        reader->elsewhere = reader->ordinal = reader->events = 0;
        reader->transactedElsewhere = FALSE;
        reader->suppressIfs = 0;
        end_transaction(reader);
    }
    running = stopsWithLastReader = TRUE;
    refusesUnknownReaders = FALSE;
    transactionLimit = 5000;    /* SCardBeginTransaction, Remarks */
    changed();
}

void changed(void)
{
    WakeAllConditionVariable(&change);
}

BOOL wait_for_change(DWORD milliseconds)
{
    return SleepConditionVariableCS(&change, &world, milliseconds);
}

DWORD plugged_readers(void)
{
    DWORD i, count = 0;

    for (i = 0; i < READERS; i++)
        count += readers[i].plugged ? 1 : 0;
    return count;
}

Reader *reader_named(const WCHAR *name)
{
    DWORD i;

    for (i = 0; i < READERS; i++)
        if (readers[i].plugged && wcscmp(readers[i].name, name) == 0)
            return &readers[i];
    return NULL;
}

void insert_card(Reader *reader, const BYTE *atr, DWORD length, DWORD protocols)
{
    if (reader->card)
        remove_card(reader);
    reader->card = TRUE;
    reader->mute = length == 0;
    reader->atrLength = length;
    memcpy(reader->atr, atr, length);
    reader->protocols = protocols;
    reader->restLength = 0;
    reader->cards++;
    reader->events++;
    changed();
}

void remove_card(Reader *reader)
{
    if (!reader->card)
        return;
    reader->card = reader->mute = FALSE;
    reader->atrLength = 0;
    reader->cards++;
    reader->events++;
    end_transaction(reader);
    changed();
}

void reset_card(Reader *reader)
{
    reader->resets++;
    reader->restLength = 0;
    changed();
}

void plug(Reader *reader)
{
    reader->plugged = running = TRUE;
    changed();
}

void unplug(Reader *reader)
{
    remove_card(reader);
    end_transaction(reader);
    reader->plugged = FALSE;
    reader->plugs++;
    reader->events = reader->elsewhere = 0;
    if (stopsWithLastReader && plugged_readers() == 0)
        stop_service();
    changed();
}

void stop_service(void)
{
    running = FALSE;
    era++;
    changed();
}

void end_transaction(Reader *reader)
{
    reader->transaction = NULL;
    reader->depth = 0;
    changed();
}

/* A transaction that is not used for long ends with a reset. */
void expire_transaction(Reader *reader)
{
    if (!reader->transaction || GetTickCount64() - reader->touched <= transactionLimit)
        return;
    reset_card(reader);
    end_transaction(reader);
}

void lock_world(void)
{
    EnterCriticalSection(&world);
}

void unlock_world(void)
{
    LeaveCriticalSection(&world);
}

BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, void *reserved)
{
    (void)reserved;
    if (reason == DLL_PROCESS_ATTACH)
    {
        DisableThreadLibraryCalls(module);
        InitializeCriticalSection(&world);
        build_world();
    }
    return TRUE;
}
