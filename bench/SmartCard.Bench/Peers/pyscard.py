"""pyscard's side: argument 1 is a file with one ATR a line."""
import sys
import time
from collections import Counter, defaultdict

try:
    from smartcard.ATR import ATR
    from smartcard.util import toBytes
except ImportError:
    sys.exit("pyscard is not installed (Debian: python3-pyscard)")

with open(sys.argv[1]) as lines:
    texts = lines.read().splitlines()
arrays = [toBytes(text) for text in texts]


def parse():
    for array in arrays:
        try:
            ATR(array)
        except IndexError:  # cut short; pyscard refuses it
            pass


def count():
    """What Measure-Atr does without -Property: every byte by its position."""
    counters = defaultdict(Counter)
    for text in texts:
        try:
            atr = ATR(toBytes(text))
        except IndexError:
            continue
        counters["TS"][atr.TS] += 1
        counters["T0"][atr.T0] += 1
        for kind, values in (("TA", atr.TA), ("TB", atr.TB), ("TC", atr.TC), ("TD", atr.TD)):
            for group, value in enumerate(values[:4], 1):
                counters[(kind, group)][value] += 1
        counters["TCK"][atr.TCK] += 1


work = {"parse": parse, "count": count}
print("ready", flush=True)
for line in sys.stdin:
    start = time.perf_counter()
    work[line.strip()]()
    print(time.perf_counter() - start, flush=True)
