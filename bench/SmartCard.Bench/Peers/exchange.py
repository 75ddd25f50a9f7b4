"""pyscard's side of the set "exchange": argument 1 is the reader, argument 2 how many commands a round has."""
import sys
import time

try:
    from smartcard.System import readers
except ImportError:
    sys.exit("pyscard is not installed (Debian: python3-pyscard)")

name, count = sys.argv[1], int(sys.argv[2])
connection = next(reader for reader in readers() if str(reader) == name).createConnection()
connection.connect()
command = [0x00, 0xB0, 0x00, 0x00, 0x10]

print("ready", flush=True)
for line in sys.stdin:
    start = time.perf_counter()
    for i in range(count):
        connection.transmit(command)
    print(time.perf_counter() - start, flush=True)
