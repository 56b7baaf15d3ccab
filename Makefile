# One command in, one command out. `make demo` shows what Fairlead does; `make test` shows that it does it.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
# One thread in the matrix products: more of them wait for each other. Three workers on two cores: some tests wait for servers and browsers.
PYTEST := OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest

# What stores anything is tested on both databases: on SQLite with all the rest, and on a PostgreSQL of its own. Where a server may be
# sent for a figure, whether words are translated, and on what a schedule hangs is asked of no database.
STORING := $(addprefix fairlead/,web journal outbox people plan communicate home config) tests/access/test_made_up_links.py
ON_POSTGRES := OPENBLAS_NUM_THREADS=1 $(BIN)/python tools/with_postgres.py \
	$(BIN)/python -m pytest -q -n 3 -m "not slow and not browser" $(STORING) \
	--ignore=fairlead/plan/measures/tests/test_where_a_server_is_not_sent.py --ignore=fairlead/plan/measures/tests/test_fetching.py \
	--ignore=fairlead/communicate/practice/tests/test_words.py \
	--ignore=fairlead/communicate/practice/tests/test_the_schedule_is_not_the_answer.py

.PHONY: help setup weights demo check test postgres prove bench docs screenshots chromium lock clean

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(READY) ## install what Fairlead needs into .venv, and build the sentence encoder

weights: $(READY) ## build the sentence encoder (fetches 84 MB once; without it recall goes by words alone)
	@$(BIN)/python tools/weights.py

$(READY): requirements.lock pyproject.toml
	@echo "Setting up .venv (about 900 MB with the development tools; a minute or two) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Fairlead needs Python 3.11 or later: call 'make PYTHON=/path/to/python3.11'."; exit 2; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Installing python3-venv"; apt-get update -qq && apt-get install -y -qq python3-venv; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python tools/weights.py
	@touch $@

demo: $(READY) ## the sample company: the verdict here, the report as HTML, and the web product until Ctrl-C
	$(BIN)/fairlead demo demo --web

check: $(READY) ## the quick part: lint, types, contracts, unit tests (about two minutes)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(PYTEST) -q -n 2 -m "not slow and not browser" fairlead tests/architecture

test: $(READY) chromium ## everything, costly properties at reduced size (under twenty minutes)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(PYTEST) -q -n 3 --dist loadgroup -m "not slow"
	$(ON_POSTGRES)

postgres: $(READY) ## the tests of the web product, on PostgreSQL (part of `make test`)
	$(ON_POSTGRES)

prove: $(READY) ## full figures, resumable, into docs/proofs.md
	$(BIN)/python docs/prove.py

bench: $(READY) ## ratios of two things measured side by side
	$(BIN)/python bench/diagnose.py
	$(BIN)/python bench/memory.py
	$(BIN)/python bench/recall.py --part speed
	$(BIN)/python bench/outbox.py
	$(BIN)/python bench/planning.py
	$(BIN)/python bench/plan_page.py

docs: $(READY) ## render the spec chapters and the command reference into docs/
	$(BIN)/python docs/render.py

screenshots: $(READY) chromium ## pictures of the report, made by the test suite
	FAIRLEAD_SCREENSHOTS=1 $(PYTEST) -q -m browser tests/browser

# The browser tests use the system's Chromium. Without one they are skipped, and say so loudly.
chromium:
	@command -v chromium chromium-browser google-chrome >/dev/null 2>&1 || { \
	  echo "Chromium is not here; trying to install it"; \
	  (apt-get update -qq && apt-get install -y -qq chromium) >/dev/null 2>&1 \
	  || echo "!!! NO CHROMIUM: the browser tests will be SKIPPED. Install the package 'chromium' to run them. !!!"; }

lock: $(READY) ## resolve requirements.lock anew (needs uv)
	uv pip compile pyproject.toml --extra dev --generate-hashes --no-emit-index-url --no-header -q -o requirements.lock

clean: ## remove what was made
	rm -rf .venv demo bench/out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
