# Targets of the project; `make` alone lists them. Everything runs in .venv, which the first target that needs it makes.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help install judges demo test fuzz check lint types floors samples docs clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/.user: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/.user

$(VENV)/.bench: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip # pip 23 cannot resolve what two peers ask of lxml
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	@touch $@ $(VENV)/.dev $(VENV)/.user

install: $(VENV)/.dev ## set up .venv with everything that development needs

$(VENV)/judges/%/.made: tests/judges/%.txt
	$(PYTHON) -m venv $(VENV)/judges/$*
	$(VENV)/judges/$*/bin/python -m pip install --quiet --requirement $<
	@touch $@

judges: $(VENV)/judges/eark/.made $(VENV)/judges/swift/.made ## set up the judges that need environments of their own

test: $(VENV)/.dev ## run the tests
	$(BIN)/python -m pytest -q

fuzz: $(VENV)/.dev ## mutate every sample at random, for minutes; FUZZ=5000 for longer
	FUZZ=$(or $(FUZZ),1500) $(BIN)/python -m pytest -q --hypothesis-profile=explore tests/fuzz tests/properties

bench: $(VENV)/.bench ## measure against peers and floors, in modest sizes; benchmarks/README.md has the full ones
	$(BIN)/python benchmarks/extraction.py
	$(BIN)/python benchmarks/formats.py 2
	$(BIN)/python benchmarks/pdf.py --articles 30
	$(BIN)/python benchmarks/validate.py --rounds 1 small start
	$(BIN)/python benchmarks/runners.py --rounds 1 --number 400
	$(BIN)/python benchmarks/ocfl.py 2000 1 100
	$(BIN)/python benchmarks/pipeline.py --rounds 1 --articles 100 --most 1000 one scripted scaling curve small

lint: $(VENV)/.dev ## ruff: style, errors, docstrings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev ## mypy --strict
	$(BIN)/mypy

floors: $(VENV)/.dev ## import-linter: imports go down only
	$(BIN)/lint-imports

demo: $(VENV)/.user ## bundle the sample stories, validate the bundles, say where the PDFs are
	@$(BIN)/archive bundle samples/sources/text/*.txt -o out/demo --at 2026-11-22T09:30:00Z
	@$(BIN)/archive validate out/demo/*
	@echo; echo "The PDFs:"; ls out/demo/*/data/*.pdf

samples: $(VENV)/.dev ## write the golden documents under samples/ again; look at the difference before you commit it
	$(BIN)/python samples/make.py
	$(BIN)/python samples/broken/bundle/make.py
	for made in broken_bags broken_collections broken_csip broken_histories broken_ocfl broken_pages broken_profiles pages; \
		do $(BIN)/python -m tests.support.$$made || exit; done

docs: $(VENV)/.dev ## write the generated pages again; fails when they were out of date
	$(BIN)/python docs/make.py --check

check: lint types floors judges test docs ## everything that CI runs

clean: ## remove what the targets made
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
