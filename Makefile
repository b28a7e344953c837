# Everything starts from Python >= 3.11 and make. `make help` lists what there is.
PYTHON ?= python3
PORT ?= 8000
RUN := .venv/bin
DEMO_ENV := DRAAGVLAK_DEMO=1
# What Python compiled is kept, where it is first imported: pip would compile also what nothing here imports, and the
# many processes of the tests would each compile everything anew.
unexport PYTHONDONTWRITEBYTECODE
PIP := $(RUN)/python -m pip install --quiet --disable-pip-version-check --no-compile

.PHONY: help demo test browser bench screenshots check style types lock messages

help:            ## list the commands
	@grep -E '^[a-z]+: .*##' Makefile | sed 's/:[^#]*## /: /'

# One environment for running and one set of tools on top; each is made again only when its lock changes.
.venv/run: requirements.txt pyproject.toml
	test -x $(RUN)/python || $(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-deps --no-build-isolation -e .
	touch $@

.venv/dev: requirements-dev.txt .venv/run
	$(PIP) --require-hashes -r requirements-dev.txt
	touch $@

demo: .venv/run  ## the example municipality on http://127.0.0.1:8000
	@$(DEMO_ENV) $(RUN)/python -m tools.demo --port $(PORT)

test: .venv/dev  ## the whole suite, on SQLite and on PostgreSQL
	$(RUN)/python -m tools.suite

browser: .venv/dev  ## journeys in a real Chromium, with axe
	$(RUN)/python -m tools.chromium
	$(RUN)/python -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder --durations=12 -p no:cacheprovider tests/journeys -m browser

bench: .venv/dev  ## measured figures, as ratios
	$(DEMO_ENV) $(RUN)/python -m tools.bench

screenshots: .venv/dev  ## every page at two widths, light and dark, in two languages, into screenshots/
	$(RUN)/python -m tools.chromium
	$(DEMO_ENV) $(RUN)/python -m tools.screenshots

check: style types ## linters, types, contracts, messages, deployment settings

style: .venv/dev
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/lint-imports --no-cache
	$(RUN)/djlint --quiet --lint draagvlak
	$(RUN)/python -m tools.messages --check
	$(RUN)/hadolint Dockerfile
	$(RUN)/python -m tools.deploy_check

types: .venv/dev
	$(DEMO_ENV) $(RUN)/mypy

messages: .venv/dev ## gather texts, and compile the English catalogue
	$(RUN)/python -m tools.messages

lock: .venv/dev  ## make the lock files anew from requirements*.in (needs uv)
	for name in requirements requirements-dev; do \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header $$name.in -o $$name.txt; \
	done
