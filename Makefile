# Klimaportal: `make run` shows it, `make test` proves it. What each target needs is checked first (scripts/environment.sh).
.DEFAULT_GOAL := help
.PHONY: help run serve test drills lint format lock bench bench-conversation clean

export DATA_DIR ?= var
export PORT ?= 8000
COUNTY ?=
# Not called PYTHON: that variable tells scripts/environment.sh which Python makes the environment.
VENV := .venv/bin/python

help:
	@echo "make run     Portal mit Beispiel-Landkreis auf http://127.0.0.1:$(PORT)/   (COUNTY=kyffhaeuser|soest PORT= DATA_DIR=)"
	@echo "make serve   Produktionsserver mit den Daten aus $(DATA_DIR)/             (Einstellungen: README, Konfiguration)"
	@echo "make test    alle Tests auf SQLite, PostgreSQL und in Chromium            (ARGS=\"tests/blog -x\": nur diese, auf SQLite)"
	@echo "make drills  tötet Prozesse und Mailserver, während geschrieben wird  (auf SQLite und PostgreSQL, 10 bis 20 Minuten)"
	@echo "make lint    prüft Stil, Migrationen und Einstellungen   ·   make format   bringt Python in Form"
	@echo "make lock    schreibt requirements/*.txt aus pyproject.toml neu"
	@echo "make bench   misst ein frisches Portal auf freiem Port                    (COUNTY= SCALE=; docs/measurements.md)"
	@echo "make bench-conversation  misst das Gespräch: eine Million Kommentare, 50.000 Wartende (auf SQLite und PostgreSQL, TOTAL=)"
	@echo "make clean   entfernt die Umgebung, nie die Daten"

run:
	@scripts/environment.sh run
	@exec $(VENV) manage.py run $(COUNTY)

serve:
	@scripts/environment.sh run
	@HASHED_STATIC=1 exec $(VENV) manage.py serve

test:
	@scripts/environment.sh test
	@scripts/test.sh $(ARGS)

drills:
	@scripts/environment.sh test
	@scripts/test.sh drills

lint:
	@scripts/environment.sh test
	@$(VENV) -m ruff check . && $(VENV) -m ruff format --check .
	@$(VENV) -m djlint templates --lint --quiet
	@export DATA_DIR=$$(mktemp -d); trap 'rm -rf "$$DATA_DIR"' EXIT; \
		$(VENV) manage.py makemigrations --check --dry-run && $(VENV) manage.py check --deploy --fail-level WARNING

format:
	@scripts/environment.sh test
	@$(VENV) -m ruff check --fix --exit-zero . && $(VENV) -m ruff format .

lock:
	@scripts/environment.sh test
	@scripts/lock.sh

bench:
	@scripts/environment.sh run
	@$(VENV) scripts/bench.py

bench-conversation:
	@scripts/environment.sh test
	@env -u DATA_DIR -u PORT -u DATABASE_URL -u EMAIL_URL $(VENV) scripts/bench_conversation.py

clean:
	rm -rf .venv .pytest_cache .ruff_cache
