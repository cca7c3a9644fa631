#!/bin/sh
# All tests: on SQLite, on a real PostgreSQL, and in a real Chromium. A missing part is an error, never a silent skip.
set -eu
cd "$(dirname "$0")/.."
# Nobody's own settings take part (README, «Konfiguration»).
unset DATA_DIR HOST PORT THREADS SITE_URL ALLOWED_HOSTS SECRET_KEY SECRET_KEY_FALLBACKS DATABASE_URL EMAIL_URL \
    DEFAULT_FROM_EMAIL HSTS_SECONDS FORWARDED_ALLOW_IPS TRUSTED_PROXIES LOG_LEVEL DEBUG HASHED_STATIC \
    FORM_MINIMUM_SECONDS PAUSE_BETWEEN_POSTS PROOF_OF_WORK_BITS
if [ "${1:-}" = drills ]; then # in full, with the figures for docs/measurements.md; they need no browser
    for engine in sqlite postgres; do
        echo "== $engine =="
        DRILLS=full TEST_DATABASE=$engine .venv/bin/python -m pytest -q tests/drills
    done
    exit 0
fi
if [ -z "${CHROMIUM:-}" ]; then
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v "$name" >/dev/null 2>&1; then CHROMIUM=$(command -v "$name"); break; fi
    done
fi
node=$(.venv/bin/python -c 'import pathlib, playwright; print(pathlib.Path(playwright.__file__).parent / "driver" / "node")')
missing=""
[ -n "${CHROMIUM:-}" ] || missing="chromium"
"$node" --version >/dev/null 2>&1 || missing="$missing libatomic1" # what drives the browser is linked against it
if [ -n "$missing" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installiert für die Browsertests: $missing …"
    # shellcheck disable=SC2086
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    [ -n "${CHROMIUM:-}" ] || CHROMIUM=$(command -v chromium || true)
fi
if [ -z "${CHROMIUM:-}" ] || [ ! -x "$CHROMIUM" ] || ! "$node" --version >/dev/null 2>&1; then
    echo "Für die Browsertests fehlt Chromium. Auf Debian/Ubuntu: apt install chromium libatomic1 (oder CHROMIUM=/pfad setzen)." >&2
    exit 1
fi
export CHROMIUM
workers=${WORKERS:-2}
if [ $# -gt 0 ]; then exec .venv/bin/python -m pytest "$@"; fi
echo "== SQLite =="
TEST_DATABASE=sqlite .venv/bin/python -m pytest -q -n "$workers" --dist loadfile -m "not browser"
echo "== PostgreSQL =="
TEST_DATABASE=postgres .venv/bin/python -m pytest -q -n "$workers" --dist loadfile -m "not browser"
echo "== Chromium =="
TEST_DATABASE=sqlite .venv/bin/python -m pytest -q -n "$workers" --dist loadfile -m browser
