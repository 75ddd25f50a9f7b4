/*
 * The C side of the set "pkcs11": cc -O2 -o pkcs11 pkcs11.c -ldl
 *   pkcs11 MODULE LABEL PIN SIGNATURES RANDOMS OBJECTS LISTINGS
 * Functions are taken by their place in CK_FUNCTION_LIST (PKCS #11 Specification Version 2.40, pkcs11f.h), so that no header is needed.
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef unsigned long CK_ULONG;
typedef CK_ULONG (*CK_FUNCTION)();
struct list { unsigned char version[2]; CK_FUNCTION functions[68]; };
struct attribute { CK_ULONG type; void *value; CK_ULONG length; };
struct arguments { void *create, *destroy, *lock, *unlock; CK_ULONG flags; void *reserved; };
struct mechanism { CK_ULONG type; void *parameter; CK_ULONG length; };

enum { INITIALIZE = 0, GET_SLOT_LIST = 4, GET_SLOT_INFO = 5, GET_TOKEN_INFO = 6, OPEN_SESSION = 12, LOGIN = 18, CREATE_OBJECT = 20,
       FIND_INIT = 26, FIND = 27, FIND_FINAL = 28, SIGN_INIT = 42, SIGN = 43, RANDOM = 64 };

static struct list *p11;
static CK_ULONG session, key;

static void check(CK_ULONG status, const char *what)
{
    if (status != 0) {
        fprintf(stderr, "%s: 0x%lx\n", what, status);
        exit(1);
    }
}

static CK_ULONG find(CK_ULONG class, CK_ULONG *first)
{
    static CK_ULONG handles[256];
    CK_ULONG count, all = 0;
    struct attribute template = { 0, &class, sizeof class };
    check(p11->functions[FIND_INIT](session, &template, 1UL), "C_FindObjectsInit");
    do {
        check(p11->functions[FIND](session, handles, 256UL, &count), "C_FindObjects");
        if (all == 0 && count > 0 && first)
            *first = handles[0];
        all += count;
    } while (count > 0);
    check(p11->functions[FIND_FINAL](session), "C_FindObjectsFinal");
    return all;
}

static CK_ULONG slots[256];

static CK_ULONG slot_of(const char *label)
{
    static unsigned char info[512];
    CK_ULONG count;
    /* Only the call for their number finds slots that are new (C_GetSlotList in the specification). */
    check(p11->functions[GET_SLOT_LIST](1UL, NULL, &count), "C_GetSlotList");
    if (count > sizeof slots / sizeof *slots)
        exit(1);
    check(p11->functions[GET_SLOT_LIST](1UL, slots, &count), "C_GetSlotList");
    for (CK_ULONG i = 0; i < count; i++) {
        check(p11->functions[GET_TOKEN_INFO](slots[i], info), "C_GetTokenInfo");
        if (label && memcmp(info, label, strlen(label)) == 0)
            return slots[i];
        if (!label)
            check(p11->functions[GET_SLOT_INFO](slots[i], info), "C_GetSlotInfo");
    }
    return 0;
}

int main(int argc, char **argv)
{
    static unsigned char data[32], signature[1024], large[1 << 20];
    /* CKF_OS_LOCKING_OK, as a host with threads must: the locks of the library are part of both sides. */
    static struct arguments withLocks = { .flags = 2 };
    CK_ULONG (*get)(struct list **);
    CK_ULONG class = 0, length;
    unsigned char no = 0;
    char line[64];
    if (argc != 8)
        return 2;
    void *library = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        fprintf(stderr, "%s\n", dlerror());
        return 1;
    }
    *(void **)&get = dlsym(library, "C_GetFunctionList");
    check(get(&p11), "C_GetFunctionList");
    check(p11->functions[INITIALIZE](&withLocks), "C_Initialize");
    int signatures = atoi(argv[4]), randoms = atoi(argv[5]), objects = atoi(argv[6]), listings = atoi(argv[7]);
    check(p11->functions[OPEN_SESSION](slot_of(argv[2]), 6UL, NULL, NULL, &session), "C_OpenSession");
    check(p11->functions[LOGIN](session, 1UL, argv[3], (CK_ULONG)strlen(argv[3])), "C_Login");
    if (find(3, &key) < 1) /* CKO_PRIVATE_KEY */
        return 1;
    for (int i = 0; i < objects; i++) {
        CK_ULONG handle;
        struct attribute template[] = { { 0, &class, sizeof class }, { 1, &no, 1 }, { 2, &no, 1 }, { 3, "bench", 5 }, { 0x11, data, 1 } };
        check(p11->functions[CREATE_OBJECT](session, template, 5UL, &handle), "C_CreateObject");
    }
    puts("ready");
    fflush(stdout);
    while (fgets(line, sizeof line, stdin)) {
        struct timespec start, end;
        clock_gettime(CLOCK_MONOTONIC, &start);
        if (strncmp(line, "sign", 4) == 0) {
            struct mechanism sha256_rsa_pkcs = { 0x40, NULL, 0 };
            for (int i = 0; i < signatures; i++) {
                length = sizeof signature;
                check(p11->functions[SIGN_INIT](session, &sha256_rsa_pkcs, key), "C_SignInit");
                check(p11->functions[SIGN](session, data, (CK_ULONG)sizeof data, signature, &length), "C_Sign");
            }
        } else if (strncmp(line, "random", 6) == 0) {
            for (int i = 0; i < randoms; i++)
                check(p11->functions[RANDOM](session, data, 32UL), "C_GenerateRandom");
        } else if (strncmp(line, "large", 5) == 0) {
            check(p11->functions[RANDOM](session, large, (CK_ULONG)sizeof large), "C_GenerateRandom");
        } else if (strncmp(line, "find", 4) == 0) {
            if (find(0, NULL) != (CK_ULONG)objects)
                return 1;
        } else {
            for (int i = 0; i < listings; i++)
                slot_of(NULL);
        }
        clock_gettime(CLOCK_MONOTONIC, &end);
        printf("%.9f\n", (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9);
        fflush(stdout);
    }
    return 0;
}
