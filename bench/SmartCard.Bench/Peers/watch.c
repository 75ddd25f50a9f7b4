/*
 * Waits in SCardGetStatusChange for cards in one reader, and writes for each the time at which it saw it: seconds of
 * CLOCK_MONOTONIC. It ends with its input.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <winscard.h>

static void *wait_for_end(void *unused)
{
    while (getchar() != EOF)
        ;
    exit(0);
}

int main(int argc, char **argv)
{
    SCARDCONTEXT context;
    SCARD_READERSTATE state = { .szReader = argv[1] };
    pthread_t thread;
    LONG status = SCardEstablishContext(SCARD_SCOPE_SYSTEM, NULL, NULL, &context);

    if (status == SCARD_S_SUCCESS)
        status = SCardGetStatusChange(context, 0, &state, 1);
    if (status != SCARD_S_SUCCESS && status != (LONG)SCARD_E_TIMEOUT)
    {
        fprintf(stderr, "SCardGetStatusChange: 0x%08lX\n", status);
        return 1;
    }
    pthread_create(&thread, NULL, wait_for_end, NULL);
    puts("ready");
    fflush(stdout);
    for (;;)
    {
        DWORD before = state.dwEventState;
        struct timespec now;

        state.dwCurrentState = state.dwEventState & ~SCARD_STATE_CHANGED;
        if (SCardGetStatusChange(context, INFINITE, &state, 1) != SCARD_S_SUCCESS)
            return 1;
        if (!(state.dwEventState & SCARD_STATE_PRESENT) || (before & SCARD_STATE_PRESENT))
            continue;
        clock_gettime(CLOCK_MONOTONIC, &now);
        printf("%lld.%09ld\n", (long long)now.tv_sec, now.tv_nsec);
        fflush(stdout);
    }
}
