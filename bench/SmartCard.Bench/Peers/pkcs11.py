"""PyKCS11's side of the set "pkcs11": argument 1 is the module, 2 the label of the token, 3 the PIN, then the counts of signatures,
random calls, objects and listings a round has."""
import sys
import time

try:
    import PyKCS11
except ImportError:
    sys.exit("PyKCS11 is not installed (Debian: python3-pykcs11)")

module, label, pin = sys.argv[1:4]
signatures, randoms, objects, listings = map(int, sys.argv[4:8])
lib = PyKCS11.PyKCS11Lib()
lib.load(module)
slots = lib.getSlotList(True)
slot = next(s for s in slots if lib.getTokenInfo(s).label.strip() == label)
session = lib.openSession(slot, PyKCS11.CKF_SERIAL_SESSION | PyKCS11.CKF_RW_SESSION)
session.login(pin)
key = session.findObjects([(PyKCS11.CKA_CLASS, PyKCS11.CKO_PRIVATE_KEY)])[0]
for i in range(objects):
    session.createObject([(PyKCS11.CKA_CLASS, PyKCS11.CKO_DATA), (PyKCS11.CKA_TOKEN, False), (PyKCS11.CKA_PRIVATE, False), (PyKCS11.CKA_LABEL, "bench"), (PyKCS11.CKA_VALUE, [1])])
mechanism = PyKCS11.Mechanism(PyKCS11.CKM_SHA256_RSA_PKCS, None)
data = bytes(32)
attributes = [PyKCS11.CKA_CLASS, PyKCS11.CKA_TOKEN, PyKCS11.CKA_PRIVATE, PyKCS11.CKA_MODIFIABLE, PyKCS11.CKA_LABEL, PyKCS11.CKA_APPLICATION, PyKCS11.CKA_VALUE]


def sign():
    for i in range(signatures):
        bytes(session.sign(key, data, mechanism))


def random():
    for i in range(randoms):
        bytes(session.generateRandom(32))


def large():
    bytes(session.generateRandom(1 << 20))


def find():
    found = session.findObjects([(PyKCS11.CKA_CLASS, PyKCS11.CKO_DATA)])
    assert len(found) == objects


def read():
    for item in session.findObjects([(PyKCS11.CKA_CLASS, PyKCS11.CKO_DATA)]):
        session.getAttributeValue(item, attributes)


def list_tokens():
    for i in range(listings):
        for item in lib.getSlotList(True):
            lib.getSlotInfo(item)
            lib.getTokenInfo(item)


def look_at_tokens():
    for i in range(listings):
        for item in slots:
            lib.getSlotInfo(item)
            lib.getTokenInfo(item)


works = {"sign": sign, "random": random, "large": large, "find": find, "read": read, "list": list_tokens, "look": look_at_tokens}
print("ready", flush=True)
for line in sys.stdin:
    work = works[line.strip()]
    start = time.perf_counter()
    work()
    print(time.perf_counter() - start, flush=True)
