/*
 * A winscard.dll for the tests: readers, cards and a resource manager that live in the process, behave as
 * learn.microsoft.com describes winscard.dll, and look closely at everything the caller hands over.
 *
 *   world.c        readers, cards, the service
 *   caller.c       what the caller hands over: violations and the record of calls
 *   contexts.c     contexts, lists of readers, waiting
 *   connections.c  connections, sharing, transactions, status
 *   exchange.c     APDUs, control codes
 *   attributes.c   attributes
 *   card.c         what the card answers
 *   steer.c        Steer and Tell, by which a test changes the world and asks about it
 *
 * The signatures are checked against mingw-w64's winscard.h by the compiler.
 */
#ifndef WORLD_H
#define WORLD_H

#define WINSCARDAPI __declspec(dllexport)
#define WINSCARDDATA __declspec(dllexport)
#include <windows.h>
#include <winscard.h>
#include <wchar.h>

#define READERS 4
#define CONTEXTS 4096
#define CONNECTIONS 4096

/* The limit of a buffer: 65544 bytes work, 65548 do not (github.com/LudovicRousseau/pyscard/issues/19). */
#define LARGEST_BUFFER 65544

typedef struct Connection Connection;

typedef struct
{
    const WCHAR *name;
    BOOL plugged;
    DWORD plugs;            /* a connection of before the reader was unplugged stays dead */
    BOOL card, mute;
    BYTE atr[33];
    DWORD atrLength;
    DWORD protocols;        /* SCARD_PROTOCOL_T0 and SCARD_PROTOCOL_T1 */
    DWORD events;           /* insertions and removals: the upper half of dwEventState */
    DWORD cards;            /* which card: another number after each insertion and removal */
    DWORD resets;           /* how often it was reset */
    DWORD ordinal;          /* what SCardStatus gives instead of what is so; 0 for what is so */
    DWORD elsewhere;        /* how another application uses the card: SCARD_SHARE_..., or 0 */
    BOOL transactedElsewhere;
    Connection *transaction;
    DWORD depth;
    ULONGLONG touched;      /* when the transaction was last used, in milliseconds */
    BYTE suppressIfs;
    BYTE rest[256];         /* what GET RESPONSE gives */
    DWORD restLength;
} Reader;

typedef struct
{
    ULONG_PTR handle;       /* 0: free */
    DWORD era;
    DWORD waits;            /* calls of SCardGetStatusChange that wait now */
    DWORD cancels;
} Context;

struct Connection
{
    ULONG_PTR handle;       /* 0: free */
    Context *context;
    Reader *reader;
    DWORD era, plugs, cards, resets, share, protocol;
    BOOL hadCard;
};

extern Reader readers[READERS];
extern Context contexts[CONTEXTS];
extern Connection connections[CONNECTIONS];
extern BOOL running;                /* the service */
extern BOOL stopsWithLastReader;    /* as Windows 8 and later do */
extern BOOL refusesUnknownReaders;  /* SCARD_E_UNKNOWN_READER for the whole wait, or a state for the one reader */
extern DWORD era;                   /* grows when the service stops */
extern DWORD transactionLimit;      /* milliseconds without use after which a transaction ends with a reset */

/* world.c */
void lock_world(void);
void unlock_world(void);
void build_world(void);
void changed(void);
BOOL wait_for_change(DWORD milliseconds);
DWORD plugged_readers(void);
Reader *reader_named(const WCHAR *name);
void insert_card(Reader *reader, const BYTE *atr, DWORD length, DWORD protocols);
void remove_card(Reader *reader);
void reset_card(Reader *reader);
void plug(Reader *reader);
void unplug(Reader *reader);
void stop_service(void);
void end_transaction(Reader *reader);
void expire_transaction(Reader *reader);

/* caller.c: every exported function is enter, then leave */
BOOL enter(const WCHAR *function, LONG *code);
LONG leave(const WCHAR *function, LONG code, const WCHAR *format, ...);
void violation(const WCHAR *function, const WCHAR *format, ...);
BOOL readable(const void *memory, SIZE_T size);
BOOL writable(void *memory, SIZE_T size);
BOOL text(const WCHAR *function, const WCHAR *value);
BOOL answer_bytes(const WCHAR *function, BYTE *buffer, DWORD *length, const void *value, DWORD size, LONG tooSmall, LONG *code);
BOOL answer_text(const WCHAR *function, WCHAR *buffer, DWORD *length, const WCHAR *value, DWORD size, LONG *code);
void force(const WCHAR *function, LONG code, DWORD count);
void upon(const WCHAR *function, const WCHAR *command);
void forget_orders(void);
DWORD told_violations(WCHAR *answer, DWORD room);
DWORD told_calls(WCHAR *answer, DWORD room);

/* contexts.c */
void begin_contexts(void);
Context *context_of(SCARDCONTEXT handle, LONG *code);
DWORD open_contexts(void);

/* connections.c */
void begin_connections(void);
Connection *connection_of(const WCHAR *function, SCARDHANDLE handle, LONG *code);
BOOL card_of(Connection *connection, LONG *code);
BOOL reader_state_of(Connection *connection, LONG *code);
BOOL turn_of(Connection *connection, LONG *code);
DWORD open_connections(void);
BOOL in_use(const Reader *reader, DWORD share, const Connection *except);

/* card.c */
DWORD card_answers(Reader *reader, const BYTE *command, DWORD length, BYTE *response);

/* steer.c */
BOOL obey(const WCHAR *command);

#endif
