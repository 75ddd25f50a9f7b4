/*
 * A PKCS#11 module with one slot that does what a test wants: the variables below are read and written by the test.
 * cc -shared -fPIC -o module.so steered-pkcs11.c     -DCRASH: C_Initialize ends the process. -DHOLE: a function is missing.
 * The order of the functions is that of CK_FUNCTION_LIST, PKCS #11 Specification Version 2.40, pkcs11f.h.
 */
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef unsigned long CK_ULONG;
typedef CK_ULONG CK_RV;

enum { OK = 0, NOT_SUPPORTED = 0x54, DEVICE_REMOVED = 0x32, SLOT_ID_INVALID = 3, TOKEN_NOT_PRESENT = 0xE0, SESSION_HANDLE_INVALID = 0xB3,
       NOT_INITIALIZED = 0x190, ALREADY_INITIALIZED = 0x191, FUNCTIONS = 68 };

/* What the test steers. */
int token_present = 1;
CK_ULONG token_flags = 0x400;
CK_RV login_result = OK;
int knows_listed_slots_only; /* C_GetSlotInfo has no slot before C_GetSlotList */
CK_ULONG session_number; /* not 0: every session gets this number, as from a module that uses them again */

_Atomic int blocked; /* C_Digest does not return as long as it is set */

/* What the test looks at. */
_Atomic int digest_calls;
char described[1024]; /* the mechanism and its parameter that came last, as C sees them */
int initialize_calls;
int finalize_calls;
_Atomic int login_calls;
long last_pin_length = -2; /* -1: NULL */
_Atomic int open_sessions;

static int initialized;
static int listed;
static _Atomic CK_ULONG next_session = 1;
static unsigned char valid[1 << 16];

static CK_RV not_supported(void) { return NOT_SUPPORTED; }

static void fill(unsigned char *field, size_t length, const char *text)
{
    memset(field, ' ', length);
    memcpy(field, text, strlen(text));
}

static CK_RV initialize(void *arguments)
{
    (void)arguments;
#ifdef CRASH
    *(volatile int *)8 = 0;
#endif
    if (initialized)
        return ALREADY_INITIALIZED;
    initialize_calls++;
    initialized = 1;
    listed = 0;
    return OK;
}

static CK_RV finalize(void *reserved)
{
    (void)reserved;
    if (!initialized)
        return NOT_INITIALIZED;
    finalize_calls++;
    initialized = 0;
    open_sessions = 0;
    return OK;
}

struct info { unsigned char cryptoki[2]; unsigned char manufacturer[32]; CK_ULONG flags; unsigned char description[32]; unsigned char version[2]; };
struct slot_info { unsigned char description[64]; unsigned char manufacturer[32]; CK_ULONG flags; unsigned char hardware[2]; unsigned char firmware[2]; };
struct token_info { unsigned char label[32]; unsigned char manufacturer[32]; unsigned char model[16]; unsigned char serial[16]; CK_ULONG flags; CK_ULONG numbers[10]; unsigned char hardware[2]; unsigned char firmware[2]; unsigned char time[16]; };

static CK_RV get_info(struct info *info)
{
    memset(info, 0, sizeof *info);
    info->cryptoki[0] = 2;
    info->cryptoki[1] = 40;
    fill(info->manufacturer, 32, "Tests");
    fill(info->description, 32, "Steered module");
    return OK;
}

static CK_RV get_slot_list(unsigned char with_token, CK_ULONG *list, CK_ULONG *count)
{
    listed = 1;
    CK_ULONG there = with_token && !token_present ? 0 : 1;
    if (list && there)
        list[0] = 7;
    *count = there;
    return OK;
}

static CK_RV get_slot_info(CK_ULONG slot, struct slot_info *info)
{
    if (slot != 7 || (knows_listed_slots_only && !listed))
        return SLOT_ID_INVALID;
    memset(info, 0, sizeof *info);
    fill(info->description, 64, "Steered slot");
    fill(info->manufacturer, 32, "Tests");
    info->flags = 2 | (token_present ? 1 : 0);
    memcpy(info->hardware, (unsigned char[]){ 3, 4 }, 2);
    memcpy(info->firmware, (unsigned char[]){ 5, 100 }, 2); /* no version: the minor one has two digits */
    return OK;
}

static CK_RV get_token_info(CK_ULONG slot, struct token_info *info)
{
    if (slot != 7)
        return SLOT_ID_INVALID;
    if (!token_present)
        return TOKEN_NOT_PRESENT;
    memset(info, 0, sizeof *info);
    fill(info->label, 32, "Steered token");
    fill(info->manufacturer, 32, "Tests");
    fill(info->model, 16, "Model");
    fill(info->serial, 16, "4711");
    fill(info->time, 16, "2026112223595900");
    info->flags = token_flags;
    for (int i = 0; i < 10; i++)
        info->numbers[i] = 101 + (CK_ULONG)i;
    info->numbers[9] = (CK_ULONG)-1; /* CK_UNAVAILABLE_INFORMATION */
    memcpy(info->hardware, (unsigned char[]){ 1, 50 }, 2);
    memcpy(info->firmware, (unsigned char[]){ 2, 7 }, 2);
    return OK;
}

static CK_RV open_session(CK_ULONG slot, CK_ULONG flags, void *application, void *notify, CK_ULONG *session)
{
    (void)slot, (void)flags, (void)application, (void)notify;
    if (!token_present)
        return TOKEN_NOT_PRESENT;
    *session = (session_number ? session_number : next_session++) % sizeof valid;
    valid[*session] = 1;
    open_sessions++;
    return OK;
}

static CK_RV close_session(CK_ULONG session)
{
    if (session >= sizeof valid || !valid[session])
        return SESSION_HANDLE_INVALID;
    valid[session] = 0;
    open_sessions--;
    return OK;
}

static CK_RV get_session_info(CK_ULONG session, CK_ULONG *info)
{
    if (session >= sizeof valid || !valid[session])
        return SESSION_HANDLE_INVALID;
    if (!token_present)
        return DEVICE_REMOVED;
    info[0] = 7;
    info[1] = info[2] = info[3] = 0;
    return OK;
}

static CK_RV login(CK_ULONG session, CK_ULONG user, unsigned char *pin, CK_ULONG length)
{
    (void)session, (void)user;
    login_calls++;
    last_pin_length = pin ? (long)length : -1;
    return login_result;
}

/* Structures as in pkcs11t.h, PKCS #11 Specification Version 3.0. */
typedef struct { CK_ULONG mechanism; void *parameter; CK_ULONG length; } CK_MECHANISM;
typedef struct { CK_ULONG ulDataLen; unsigned char *pNonce; CK_ULONG ulNonceLen; unsigned char *pAAD; CK_ULONG ulAADLen; CK_ULONG ulMACLen; } CK_CCM_PARAMS;
typedef struct { CK_ULONG hashAlg; CK_ULONG mgf; CK_ULONG source; void *pSourceData; CK_ULONG ulSourceDataLen; } CK_RSA_PKCS_OAEP_PARAMS;
typedef struct { CK_ULONG ulAESKeyBits; CK_RSA_PKCS_OAEP_PARAMS *pOAEPParams; } CK_RSA_AES_KEY_WRAP_PARAMS;
typedef struct { CK_ULONG ulAESKeyBits; CK_ULONG kdf; CK_ULONG ulSharedDataLen; unsigned char *pSharedData; } CK_ECDH_AES_KEY_WRAP_PARAMS;
typedef struct { unsigned char phFlag; CK_ULONG ulContextDataLen; unsigned char *pContextData; } CK_EDDSA_PARAMS;

static char *written;

static void number(const char *name, CK_ULONG value) { written += sprintf(written, " %s=%lu", name, value); }

static void octets(const char *name, const unsigned char *value, CK_ULONG length)
{
    written += sprintf(written, " %s=", name);
    for (CK_ULONG i = 0; i < length && i < 32; i++)
        written += sprintf(written, "%02X", value[i]);
}

static void size(const CK_MECHANISM *mechanism, size_t expected)
{
    if (mechanism->length != expected)
        written += sprintf(written, " length %lu and not %zu", mechanism->length, expected);
}

static void describe(const CK_MECHANISM *mechanism)
{
    written = described + sprintf(described, "0x%04lX", mechanism->mechanism);
    void *parameter = mechanism->parameter;
    if (!parameter) {
        sprintf(written, " NULL");
        return;
    }
    switch (mechanism->mechanism) {
    case 0x1088: { /* CKM_AES_CCM */
        CK_CCM_PARAMS *ccm = parameter;
        size(mechanism, sizeof *ccm);
        number("ulDataLen", ccm->ulDataLen);
        octets("pNonce", ccm->pNonce, ccm->ulNonceLen);
        octets("pAAD", ccm->pAAD, ccm->ulAADLen);
        number("ulMACLen", ccm->ulMACLen);
        break;
    }
    case 0x1054: { /* CKM_RSA_AES_KEY_WRAP */
        CK_RSA_AES_KEY_WRAP_PARAMS *wrap = parameter;
        size(mechanism, sizeof *wrap);
        number("ulAESKeyBits", wrap->ulAESKeyBits);
        number("hashAlg", wrap->pOAEPParams->hashAlg);
        number("mgf", wrap->pOAEPParams->mgf);
        number("source", wrap->pOAEPParams->source);
        octets("pSourceData", wrap->pOAEPParams->pSourceData, wrap->pOAEPParams->ulSourceDataLen);
        break;
    }
    case 0x1053: { /* CKM_ECDH_AES_KEY_WRAP */
        CK_ECDH_AES_KEY_WRAP_PARAMS *wrap = parameter;
        size(mechanism, sizeof *wrap);
        number("ulAESKeyBits", wrap->ulAESKeyBits);
        number("kdf", wrap->kdf);
        octets("pSharedData", wrap->pSharedData, wrap->ulSharedDataLen);
        break;
    }
    case 0x1057: { /* CKM_EDDSA */
        CK_EDDSA_PARAMS *eddsa = parameter;
        size(mechanism, sizeof *eddsa);
        number("phFlag", eddsa->phFlag);
        octets("pContextData", eddsa->pContextData, eddsa->ulContextDataLen);
        break;
    }
    default: /* CK_MAC_GENERAL_PARAMS, CK_EXTRACT_PARAMS and CK_OBJECT_HANDLE are a CK_ULONG. */
        size(mechanism, sizeof(CK_ULONG));
        number("CK_ULONG", *(CK_ULONG *)parameter);
    }
}

static CK_RV digest_init(CK_ULONG session, CK_MECHANISM *mechanism)
{
    (void)session;
    describe(mechanism);
    return OK;
}

static CK_RV digest(CK_ULONG session, unsigned char *data, CK_ULONG length, unsigned char *result, CK_ULONG *result_length)
{
    (void)session, (void)data, (void)length;
    digest_calls++;
    while (blocked)
        usleep(1000);
    if (result)
        memset(result, 0x11, 4);
    *result_length = 4;
    return OK;
}

static CK_RV crypt_init(CK_ULONG session, CK_MECHANISM *mechanism, CK_ULONG key)
{
    (void)key;
    return digest_init(session, mechanism);
}

static struct { unsigned char version[2]; void *functions[FUNCTIONS]; } list;

CK_RV C_GetFunctionList(void **answer)
{
    list.version[0] = 2;
    list.version[1] = 40;
    for (int i = 0; i < FUNCTIONS; i++)
        list.functions[i] = (void *)not_supported;
    list.functions[0] = (void *)initialize;
    list.functions[1] = (void *)finalize;
    list.functions[2] = (void *)get_info;
    list.functions[3] = (void *)C_GetFunctionList;
    list.functions[4] = (void *)get_slot_list;
    list.functions[5] = (void *)get_slot_info;
    list.functions[6] = (void *)get_token_info;
    list.functions[12] = (void *)open_session;
    list.functions[13] = (void *)close_session;
    list.functions[15] = (void *)get_session_info;
    list.functions[18] = (void *)login;
    list.functions[29] = (void *)crypt_init; /* C_EncryptInit */
    list.functions[30] = (void *)digest;     /* C_Encrypt */
    list.functions[33] = (void *)crypt_init; /* C_DecryptInit */
    list.functions[34] = (void *)digest;     /* C_Decrypt */
    list.functions[37] = (void *)digest_init;
    list.functions[38] = (void *)digest;
#ifdef HOLE
    list.functions[43] = NULL; /* C_Sign */
#endif
    *answer = &list;
    return OK;
}
