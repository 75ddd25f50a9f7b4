#!/usr/bin/env bash
# Fuzzes a parser with AFL++ (coverage-guided): tests/fuzz.sh [atr|hex|tlv|list|command|response|objects|transcript|script|all] [seconds for each]
# Or runs random and mutated ATRs:              tests/fuzz.sh random [count]
# What it finds lies in artifacts/fuzz/findings/<target>/default/crashes; exit code 1 when there is any.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

target=${1:-all} amount=${2:-}
program=artifacts/fuzz/program
project=tests/SmartCard.Fuzz

if [ "$target" = random ]; then
  exec dotnet run --project "$project" -- random "${amount:-10000000}"
fi
[ "$target" = all ] && targets=(atr hex tlv list command response objects transcript script) || targets=("$target")

if ! command -v afl-fuzz >/dev/null; then
  echo 'Installing afl++'
  if [ "$(id -u)" = 0 ]; then apt-get install -y -qq afl++ >/dev/null; else sudo apt-get install -y -qq afl++ >/dev/null; fi
fi

# A copy of the program whose SmartCard.Core counts the branches it takes.
rm -rf "$program"
dotnet publish "$project" --output "$program" --verbosity quiet --nologo
dotnet tool restore >/dev/null
dotnet sharpfuzz "$program/SmartCard.Core.dll"

found=0
for name in "${targets[@]}"; do
  findings=artifacts/fuzz/findings/$name
  rm -rf "$findings"
  mkdir -p artifacts/fuzz/findings
  AFL_SKIP_BIN_CHECK=1 AFL_NO_UI=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_AFFINITY=1 \
    afl-fuzz -i "$project/Corpus/$name" -o "$findings" -t 10000 -m none -V "${amount:-60}" \
    -- dotnet "$program/SmartCard.Fuzz.dll" "$name" >"artifacts/fuzz/$name.log" 2>&1 ||
    { tail -n 20 "artifacts/fuzz/$name.log"; exit 1; }
  stat() { sed -n "s/^$1 *: *//p" "$findings/default/fuzzer_stats"; }
  echo "$name: $(stat execs_done) runs, $(stat corpus_count) inputs kept, $(stat saved_crashes) crashes, $(stat saved_hangs) hangs"
  [ "$(stat saved_crashes)" = 0 ] && [ "$(stat saved_hangs)" = 0 ] || found=1
done
exit $found
