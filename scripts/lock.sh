#!/bin/sh
# Writes requirements/*.txt from pyproject.toml with hashes and without addresses. Needs uv (installed into .venv here).
set -eu
cd "$(dirname "$0")/.."
.venv/bin/python -m pip install --quiet --disable-pip-version-check uv
compile() {
    .venv/bin/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
        --universal "$@" pyproject.toml
}
compile --extra demo --extra test -o requirements/test.txt
compile --extra demo -c requirements/test.txt -o requirements/run.txt
