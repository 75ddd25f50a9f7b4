/*
 * The C side of the set "exchange": SCardTransmit in a loop, and the card that answers. One program, so that there is one
 * thing to compile: cc -O2 -o exchange exchange.c -I/usr/include/PCSC -lpcsclite
 *
 *   exchange card PORT             a card in a slot of vsmartcard's driver that answers each command with 9000
 *   exchange loop READER COUNT     waits for a line, sends COUNT commands, writes the seconds that they took
 */
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include <winscard.h>

static const unsigned char atr[] = { 0x3B, 0x02, 0x14, 0x50 };

static int receive(int slot, unsigned char *bytes, size_t count)
{
    static const int yes = 1;
    for (size_t received = 0; received < count;) {
        ssize_t more = recv(slot, bytes + received, count - received, 0);
        if (more <= 0)
            return 0;
        /* The driver writes length and data apart; a delayed acknowledgement would hold back the second for 40 ms. */
        setsockopt(slot, IPPROTO_TCP, TCP_QUICKACK, &yes, sizeof yes);
        received += (size_t)more;
    }
    return 1;
}

static int card(int port)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons((unsigned short)port) };
    static const int yes = 1;
    static unsigned char message[65535];
    int slot = socket(AF_INET, SOCK_STREAM, 0);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(slot, (struct sockaddr *)&address, sizeof address) != 0) {
        perror("no slot of vsmartcard's driver");
        return 1;
    }
    setsockopt(slot, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    puts("ready");
    fflush(stdout);
    for (unsigned char length[2]; receive(slot, length, 2);) {
        size_t count = (size_t)length[0] << 8 | length[1];
        if (!receive(slot, message, count))
            break;
        if (count == 1 && message[0] == 4) {
            unsigned char answer[2 + sizeof atr] = { 0, sizeof atr };
            memcpy(answer + 2, atr, sizeof atr);
            send(slot, answer, sizeof answer, 0);
        } else if (count > 1) {
            static const unsigned char answer[] = { 0, 2, 0x90, 0x00 };
            send(slot, answer, sizeof answer, 0);
        }
    }
    return 0;
}

static int loop(const char *reader, int count)
{
    static const BYTE command[] = { 0x00, 0xB0, 0x00, 0x00, 0x10 };
    static BYTE answer[MAX_BUFFER_SIZE_EXTENDED];
    SCARDCONTEXT context;
    SCARDHANDLE handle;
    DWORD protocol;
    char line[64];
    LONG status = SCardEstablishContext(SCARD_SCOPE_SYSTEM, NULL, NULL, &context);
    if (status == SCARD_S_SUCCESS)
        status = SCardConnect(context, reader, SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY, &handle, &protocol);
    if (status != SCARD_S_SUCCESS) {
        fprintf(stderr, "%s\n", pcsc_stringify_error(status));
        return 1;
    }
    puts("ready");
    fflush(stdout);
    while (fgets(line, sizeof line, stdin)) {
        struct timespec start, end;
        clock_gettime(CLOCK_MONOTONIC, &start);
        for (int i = 0; i < count; i++) {
            DWORD length = sizeof answer;
            status = SCardTransmit(handle, protocol == SCARD_PROTOCOL_T0 ? SCARD_PCI_T0 : SCARD_PCI_T1, command, sizeof command, NULL, answer, &length);
            if (status != SCARD_S_SUCCESS || length != 2) {
                fprintf(stderr, "%s\n", pcsc_stringify_error(status));
                return 1;
            }
        }
        clock_gettime(CLOCK_MONOTONIC, &end);
        printf("%.9f\n", (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9);
        fflush(stdout);
    }
    SCardDisconnect(handle, SCARD_LEAVE_CARD);
    SCardReleaseContext(context);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "card") == 0)
        return card(atoi(argv[2]));
    if (argc == 4 && strcmp(argv[1], "loop") == 0)
        return loop(argv[2], atoi(argv[3]));
    fprintf(stderr, "exchange card PORT | exchange loop READER COUNT\n");
    return 2;
}
