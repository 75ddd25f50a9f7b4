#!/usr/bin/env bash
# Installs what is missing and can be, starts pcscd if none runs, builds, and runs every test.
# The last line is "N passed, N failed, N skipped"; the exit code is 0 when nothing failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*"; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo -n "$@"; else return 1; fi
}

# --- what the tests need -------------------------------------------------------------------------
command -v dotnet >/dev/null || { say 'The .NET 10 SDK is missing: https://dotnet.microsoft.com/download'; exit 1; }

packages=()
need() { [ -e "$1" ] || packages+=("$2"); }
need /usr/sbin/pcscd pcscd
need /usr/lib/pcsc/drivers/serial/libifdvpcd.so vsmartcard-vpcd
need /usr/bin/opensc-tool opensc
need /usr/lib/softhsm/libsofthsm2.so softhsm2
need "$(echo /usr/lib/*/pkcs11/opensc-pkcs11.so)" opensc-pkcs11
need /usr/lib/python3/dist-packages/PyKCS11/__init__.py python3-pykcs11
need /usr/bin/openssl openssl
need /usr/bin/pcsc_scan pcsc-tools
need /usr/bin/script bsdutils
need /usr/bin/gcc gcc
need /usr/bin/chromium chromium
need /usr/include/PCSC/winscard.h libpcsclite-dev
need /usr/lib/wine/wine64 wine64
need /usr/bin/x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64
if [ "${#packages[@]}" -gt 0 ]; then
  if command -v apt-get >/dev/null && as_root true 2>/dev/null; then
    say "Installing ${packages[*]}"
    { as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"; } >/dev/null ||
      say "Not all of it could be installed: ${packages[*]}"
  else
    say "Missing, and not installed for want of apt-get or root: ${packages[*]}"
  fi
fi

# --- a PC/SC service with two virtual slots ------------------------------------------------------
pcscd_pid=
stop_pcscd() { [ -z "$pcscd_pid" ] || kill "$pcscd_pid" 2>/dev/null || true; }
trap stop_pcscd EXIT
if [ -x /usr/sbin/pcscd ] && ! pgrep -x -r D,R,S,T pcscd >/dev/null; then
  if [ "$(id -u)" = 0 ]; then
    /usr/sbin/pcscd --foreground >/dev/null 2>&1 &
    pcscd_pid=$!
    for _ in $(seq 100); do
      (: </dev/tcp/127.0.0.1/35963) 2>/dev/null && break
      sleep 0.1
    done
  else
    say 'No pcscd runs, and only root can start one: sudo pcscd'
  fi
fi

# --- build and run -------------------------------------------------------------------------------
dotnet build SmartCard.slnx --nologo --verbosity quiet

passed=0 failed=0 skipped=0
log=$(mktemp)
count() { passed=$((passed + $1)); failed=$((failed + $2)); skipped=$((skipped + $3)); }

for project in tests/SmartCard.*Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  dotnet run --no-build --project "$project" -- -noColor 2>&1 | tee "$log" || true
  summary=$(sed -nE "s/^ *$name +Total: ([0-9]+), Errors: ([0-9]+), Failed: ([0-9]+), Skipped: ([0-9]+), Not Run: ([0-9]+).*/\1 \2 \3 \4 \5/p" "$log" | tail -n 1)
  if read -r total errors failures skips not_run <<<"$summary" && [ -n "$not_run" ]; then
    count $((total - failures - skips - not_run)) $((failures + errors)) $((skips + not_run))
  else
    say "$name ended without a summary"
    count 0 1 0
  fi
done

if ! command -v pwsh >/dev/null; then
  say 'The Pester suite did not run: there is no pwsh.'
elif ! pwsh -NoProfile -Command 'exit -not (Get-Module -ListAvailable Pester | Where-Object { $_.Version.Major -eq 5 })'; then
  say 'The Pester suite did not run: pwsh has no Pester 5 (Install-Module Pester -MinimumVersion 5.0 -MaximumVersion 5.99).'
else
  pwsh -NoProfile -Command '
    $result = Invoke-Pester -Path tests/Pester -PassThru
    "Pester: {0} {1} {2}" -f $result.PassedCount, ($result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount), $result.SkippedCount' 2>&1 | tee "$log" || true
  if read -r p f s <<<"$(sed -nE 's/^Pester: ([0-9]+) ([0-9]+) ([0-9]+)$/\1 \2 \3/p' "$log")" && [ -n "$s" ]; then
    count "$p" "$f" "$s"
  else
    say 'The Pester suite ended without a summary'
    count 0 1 0
  fi
fi
rm -f "$log"

say "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
