# Klimaportal: `make run` shows it, `make test` proves it. What each target needs is checked first (scripts/environment.sh).
.DEFAULT_GOAL := help
.PHONY: help run serve test lint format lock bench clean

export DATA_DIR ?= var
export PORT ?= 8000
COUNTY ?=
PYTHON := .venv/bin/python

help:
	@echo "make run     Portal mit Beispiel-Landkreis auf http://127.0.0.1:$(PORT)/   (COUNTY=kyffhaeuser|soest PORT= DATA_DIR=)"
	@echo "make serve   Produktionsserver mit den Daten aus $(DATA_DIR)/             (Einstellungen: README, Konfiguration)"
	@echo "make test    alle Tests auf SQLite, PostgreSQL und in Chromium"
	@echo "make lint    Stil von Python und Vorlagen   ·   make format   bringt ihn in Ordnung"
	@echo "make lock    schreibt requirements/*.txt aus pyproject.toml neu"
	@echo "make bench   misst das laufende Portal (docs/measurements.md)"

run:
	@scripts/environment.sh run
	@exec $(PYTHON) manage.py run $(COUNTY)

serve:
	@scripts/environment.sh run
	@HASHED_STATIC=1 exec $(PYTHON) manage.py serve

test:
	@scripts/environment.sh test
	@scripts/test.sh $(ARGS)

lint:
	@scripts/environment.sh test
	@$(PYTHON) -m ruff check . && $(PYTHON) -m ruff format --check .
	@$(PYTHON) -m djlint templates --lint --quiet
	@DATA_DIR=$$(mktemp -d) $(PYTHON) manage.py makemigrations --check --dry-run
	@DATA_DIR=$$(mktemp -d) $(PYTHON) manage.py check --deploy --fail-level WARNING

format:
	@scripts/environment.sh test
	@$(PYTHON) -m ruff check --fix . ; $(PYTHON) -m ruff format .

lock:
	@scripts/environment.sh test
	@scripts/lock.sh

bench:
	@scripts/environment.sh run
	@$(PYTHON) scripts/bench.py

clean:
	rm -rf .venv .pytest_cache .ruff_cache
