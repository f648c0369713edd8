# Two commands do everything: `make demo` and `make test`. The rest is for those who change the house.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PUPA := .venv-pupa
DEMO ?= demo-partnership
WORKERS ?= 2
# A file is one worker's; tests/longest_files.py says which are begun first.
SHARED_OUT := -n $(WORKERS) --dist loadfile --no-loadscope-reorder

# What the system must give: PDF text shaping and a face for the papers; for the tests a browser, R as the
# independent judge of the statistics, PDF readers, Java for Spark, and PostgreSQL, which the tests start and stop.
RUN_PACKAGES := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation
TEST_PACKAGES := chromium-headless-shell r-base-core r-cran-surveillance r-cran-spdep r-cran-survey poppler-utils postgresql openjdk-17-jre-headless

# The pages' styles and scripts, fetched once; frontend/ pins them by their SHA-512.
PARTS := src/commonweal/portal/config/static/govuk/version.txt

.PHONY: demo test check secrets audit bench lock system system-test clean format
.DEFAULT_GOAL := demo

# The parts' modules are compiled once, not anew in each of the suite's hundreds of processes.
unexport PYTHONDONTWRITEBYTECODE

demo: system $(VENV)/.ready $(PARTS) ## The fictional partnership and its report
	$(BIN)/commonweal --workspace $(DEMO) demo

# With CI set, Hypothesis takes the same examples every time: what is refused was changed, and did not fall by chance.
# Without it, as when `pytest` is called by itself, it looks for new ones.
test: export CI = true
test: system-test $(VENV)/.ready $(PARTS) $(PUPA)/.ready ## The whole suite; then the portal's again, on PostgreSQL
	$(BIN)/pytest $(SHARED_OUT)
	COMMONWEAL_TEST_DATABASE=postgresql $(BIN)/pytest $(SHARED_OUT) tests/unit/portal tests/integration/portal tests/integration/proofs tests/integration/walls

check: $(VENV)/.ready $(PARTS) secrets ## Lint, types, floors, documentation, secrets
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/build.py --check

secrets: $(VENV)/.ready ## Nothing that looks like a secret is committed, but for what .secrets.baseline knows
	git ls-files -z | xargs -0 $(BIN)/detect-secrets-hook --baseline .secrets.baseline

audit: $(VENV)/.ready ## Known faults in the parts; needs the internet
	$(BIN)/uv tool run pip-audit --requirement requirements.txt --require-hashes --disable-pip

bench: system-test $(VENV)/.ready ## Speed and memory beside what a user would pick instead
	$(BIN)/python -m benchmarks

format: $(VENV)/.ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/.ready ## Pin and hash every dependency anew; the lock names no host
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --generate-hashes --no-header -q -o requirements.txt

$(VENV)/.ready: requirements.txt pyproject.toml
	@sh .ci/need python3-venv -- $(PYTHON) -c 'import ensurepip, venv'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@awk '/^[^ #]/ { uv = /^uv==/ } uv' requirements.txt > $(VENV)/uv.txt # uv first, by its own pin and hashes
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r $(VENV)/uv.txt
	$(BIN)/uv pip sync -q --require-hashes requirements.txt
	$(BIN)/uv pip install -q --no-deps --no-build-isolation -e .
	@touch $@

$(PUPA)/.ready: tests/pupa/requirements.txt $(VENV)/.ready # Open Civic Data's own schemas, apart from the product
	$(BIN)/uv venv -q --clear $(PUPA)
	$(BIN)/uv pip install -q --python $(PUPA)/bin/python --require-hashes -r tests/pupa/requirements.txt
	@touch $@

$(PARTS): frontend/govuk-frontend.json frontend/fetch.py | $(VENV)/.ready
	$(BIN)/python -m frontend.fetch
	@touch $@

system:
	@sh .ci/need $(RUN_PACKAGES)

system-test: system
	@sh .ci/need $(TEST_PACKAGES)

clean:
	rm -rf $(VENV) $(PUPA) $(DEMO) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
