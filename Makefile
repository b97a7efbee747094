# What one can do here: `make help` says each in one line.
SHELL := /bin/sh
.DEFAULT_GOAL := help
PORT ?= 8000
DATA_DIR ?= $(CURDIR)/var
export PORT DATA_DIR
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$name && break; done)
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r
STATIC_FILES := $(shell find static -type f 2>/dev/null)


.PHONY: help demo demo-reset production-local test test-services check format messages pins bench bench-growth bench-language bench-load lighthouse accessibility-report faults drill audit clean

help: ## Says each target in one line
	@sed -n 's/^\([a-z-]*\):.*## /\1@/p' $(MAKEFILE_LIST) | awk -F@ '{printf "  make %-14s %s\n", $$1, $$2}'

demo: $(DATA_DIR)/.static $(DATA_DIR)/.seeded ## Serves the demo world at http://localhost:8000 (PORT=8001 for another port)
	@$(MANAGE) migrate --verbosity 0
	@echo
	@echo "  Open     http://localhost:$(PORT)"
	@echo "  Sign in  http://localhost:$(PORT)/demo/   (one button for each demo person)"
	@echo "  Stop     Ctrl+C; what you wrote is kept. Start afresh: make demo-reset"
	@echo
	@exec env DEMO=1 RIGHTS_WITHOUT_PASSKEY=1 HOST=127.0.0.1 $(MANAGE) serve

demo-reset: ## Throws away what was written in the demo; the next `make demo` starts afresh
	@rm -rf "$(DATA_DIR)/db.sqlite3" "$(DATA_DIR)/db.sqlite3-wal" "$(DATA_DIR)/db.sqlite3-shm" \
		"$(DATA_DIR)/media" "$(DATA_DIR)/private" "$(DATA_DIR)/speech" "$(DATA_DIR)/ledger" "$(DATA_DIR)/.seeded" "$(DATA_DIR)/demo"
	@echo "The demo is empty. Start it with: make demo"

test: .venv/.dev ## Installs what the tests need and runs them all, the browser last
	@sh requirements/system.sh
	@sh tests/layers.sh

production-local: .venv/.dev ## Starts the production shape without containers (PORT, 8443); RUN="…" runs a command against it
	@sh requirements/system.sh production
	@PORT=$(if $(filter 8000,$(PORT)),8443,$(PORT)) $(BIN)/python -m tests.postgres_and_redis $(CURDIR)/$(BIN)/python -m tests.production $(RUN)

test-services: .venv/.dev ## Runs the tests on PostgreSQL and Redis of their own, started and removed here
	@sh requirements/system.sh production
	@$(BIN)/python -m tests.postgres_and_redis sh tests/layers.sh walks

check: .venv/.dev ## Holds the habits: style, types, imports, templates, translations, settings
	@sh tests/habits.sh

format: .venv/.dev ## Lays out Python and templates as `make check` wants them
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .
	@$(BIN)/djhtml --tabwidth 4 templates >/dev/null 2>&1 || true

messages: .venv/.dev ## Gathers the texts to translate and compiles the translations (needs gettext)
	@$(MANAGE) makemessages --locale fi --locale sv --no-obsolete --no-location --no-wrap --ignore 'var/*' --ignore '.venv/*' --ignore 'tests/*'
	@$(MANAGE) compilemessages --locale fi --locale fi_Simple --locale sv --verbosity 0 --ignore .venv

pins: .venv/.dev ## Writes requirements/*.txt anew from pyproject.toml, with hashes
	@sh requirements/pin.sh

bench: .venv/.dev ## Measures rooms against a plain chat, pages against plain Wagtail (BENCH="--quick --only hall" for less)
	@$(BIN)/python -m tests.bench $(BENCH)

bench-language: .venv/.dev ## Measures the rules of Finnish against a treebank (TREEBANK=file.conllu), or their speed without one
	@$(BIN)/python -m tests.bench.language $(or $(TREEBANK),--speed)

bench-load: .venv/.dev ## Fifty rooms for five minutes on two processes, and kept pages at the cache (a quarter of an hour)
	@$(BIN)/python -m tests.bench.load $(BENCH)

bench-growth: .venv/.dev ## The same pages when a hundred stories have become 100,000 (half an hour, PostgreSQL)
	@$(BIN)/python -m tests.bench.growing $(BENCH)

lighthouse: .venv/.dev ## Measures the main pages of a running demo with Lighthouse (needs Node and Chromium)
	@sh tests/browser/lighthouse.sh http://localhost:$(PORT)

accessibility-report: .venv/.dev ## Opens every page in three languages and writes what was found for the statement
	@sh requirements/system.sh
	@rm -rf "$(DATA_DIR)/accessibility"
	@ACCESSIBILITY_REPORT="$(DATA_DIR)/accessibility" DJANGO_ALLOW_ASYNC_UNSAFE=true $(BIN)/pytest -q \
		tests/browser/test_accessibility_fi.py tests/browser/test_accessibility_sv.py tests/browser/test_accessibility_en.py; \
		$(MANAGE) accessibility_report "$(DATA_DIR)/accessibility"

faults: .venv/.dev ## Kills servers, cuts lines, and checks that rooms lost nothing (ten minutes; FAULTS=--quick for one)
	@sh requirements/system.sh
	@$(BIN)/python -m tests.faults $(FAULTS)

drill: .venv/.dev ## Backs a site up, loses it, restores it, replays the ledger, compares; an upgrade too (ten minutes)
	@sh requirements/system.sh
	@$(BIN)/python -m tests.drill $(DRILL)

audit: .venv/.dev ## Asks whether anything pinned is known to be vulnerable; says plainly when it cannot ask
	@$(BIN)/python requirements/audit.py

clean: ## Removes the virtual environment and the caches; what was written in the demo stays
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

.venv/.made:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed. On Debian or Ubuntu: sudo apt install python3 python3-venv"; exit 1; }
	@echo "Making .venv with $(PYTHON)"
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python cannot make a virtual environment yet. On Debian or Ubuntu: sudo apt install python3-venv"; exit 1; }
	@touch $@

.venv/.base: requirements/base.txt | .venv/.made
	@echo "Installing what the portal needs (a minute or two the first time)"
	@$(PIP) requirements/base.txt
	@touch $@

.venv/.dev: requirements/dev.txt | .venv/.made
	@echo "Installing what the tests need"
	@$(PIP) requirements/dev.txt
	@touch $@ .venv/.base

$(DATA_DIR)/.static: .venv/.base $(STATIC_FILES)
	@mkdir -p "$(DATA_DIR)"
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@touch "$@"

$(DATA_DIR)/.seeded: | .venv/.base
	@mkdir -p "$(DATA_DIR)"
	@$(MANAGE) migrate --verbosity 0
	@echo "Building the demo world"
	@DEMO=1 $(MANAGE) seed
	@touch "$@"
