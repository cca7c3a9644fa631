#!/bin/sh
# Creates .venv and installs the hash-locked packages of requirements/$1.txt (run or test); quick if nothing changed.
set -eu
cd "$(dirname "$0")/.."
kind=${1:-run}
python=${PYTHON:-}
if [ -z "$python" ]; then
    for candidate in python3 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            python=$candidate
            break
        fi
    done
fi
if [ -z "$python" ]; then
    echo "Es fehlt Python 3.11 oder neuer. Auf Debian/Ubuntu: apt install python3 python3-venv" >&2
    exit 1
fi
sum=$(sha256sum "requirements/$kind.txt" | cut -c1-64)
# A Python that was removed since leaves a dangling .venv/bin/python: then everything is made anew.
[ -x .venv/bin/python ] && [ -f ".venv/installed-$kind" ] && [ "$(cat ".venv/installed-$kind")" = "$sum" ] && exit 0
if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
    echo "Es fehlt das Modul venv. Auf Debian/Ubuntu: apt install python3-venv" >&2
    exit 1
fi
[ -x .venv/bin/python ] || "$python" -m venv --clear .venv
echo "Installiert die Pakete aus requirements/$kind.txt …"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "requirements/$kind.txt"
echo "$sum" > ".venv/installed-$kind"
# The test packages contain those to run with.
if [ "$kind" = test ]; then sha256sum requirements/run.txt | cut -c1-64 > .venv/installed-run; fi
