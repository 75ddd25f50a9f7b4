#!/usr/bin/env python3
"""Counts the ATRs of the articles by hand, without this project's code: python3 atr-tables.py > atr-2016-01-tables.txt

Each line is a field, a value and a count, separated by tabs. Historical bytes are listed from two ATRs on.
"""
import collections
import os

tables = collections.defaultdict(collections.Counter)
for line in open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "atr-2016-01.txt")):
    if not line.startswith("3") or "[" in line:
        continue
    digits = line.strip().replace(".", "0").replace("*", "0").replace(" ", "")
    if len(digits) % 2:
        continue
    atr = bytes.fromhex(digits)
    found = {"TS": atr[0], "T0": atr[1]}
    rest = list(atr[2:])
    group, announces, tck = 1, atr[1] >> 4, False
    while announces:
        following = 0
        for bit, letter in enumerate("ABCD"):
            if announces >> bit & 1 and rest:
                found["T%s%d" % (letter, group)] = rest.pop(0)
                if letter == "D":
                    following = found["TD%d" % group] >> 4
                    tck |= found["TD%d" % group] & 15 != 0
        announces, group = following, group + 1
    count = atr[1] & 15
    if len(rest) < count:
        continue
    historical, rest = rest[:count], rest[count:]
    if tck and rest:
        found["TCK"] = rest[0]
    names = ["TS", "T0"] + ["T%s%d" % (letter, n) for n in (1, 2, 3, 4) for letter in "ABCD"] + ["TCK"]
    for name in names:
        tables[name]["0x%02X" % found[name] if name in found else "absent"] += 1
    tables["HistoricalByteCount"][str(count)] += 1
    tables["HistoricalBytes"][" ".join("%02X" % byte for byte in historical) or "absent"] += 1

for name, table in tables.items():
    for value, count in sorted(table.items(), key=lambda pair: (-pair[1], pair[0])):
        if name != "HistoricalBytes" or count > 1:
            print(name, value, count, sep="\t")
