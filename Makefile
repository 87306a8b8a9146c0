# make rapport: writes the example report.   make test: runs all tests.
# Both make an environment first and install what is needed, Pango included where that is possible.

PYTHON ?= $(shell command -v python3.11 || command -v python3 || command -v python)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.klaar

.PHONY: rapport test lint bench pango chromium postgresql lettertype clean

rapport: $(READY) pango
	$(BIN)/bijstand-report rapport --uit uitvoer --overschrijf

test: $(READY) pango chromium postgresql lettertype
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# NAAM: which tasks, such as "rapport teams"; KEER: how often. All of them take half an hour.
bench: $(READY) pango
	$(BIN)/python benchmarks/bench.py $(NAAM) --keer $(or $(KEER),5)

$(READY): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 of nieuwer is nodig; er is geen Python gevonden." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 of nieuwer is nodig; dit is %s." % sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV) || { $(PYTHON) -m pip install --user virtualenv && $(PYTHON) -m virtualenv $(VENV); }
	$(BIN)/python -m pip install --quiet --upgrade --constraint constraints.txt pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[dev]"
	touch $@

pango: $(READY)
	@sh install-pango.sh $(BIN)/python

chromium:
	@sh install-chromium.sh

postgresql:
	@sh install-postgresql.sh

lettertype:
	@sh install-lettertype.sh

clean:
	rm -rf $(VENV) uitvoer build dist
