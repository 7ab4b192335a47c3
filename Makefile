# Targets of the project; `make` alone lists them. Everything runs in .venv, which the first target that needs it makes.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help install demo test check lint types floors samples docs fuzz clean

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

install: $(VENV)/.dev ## set up .venv with everything that development needs

test: $(VENV)/.dev ## run the tests
	$(BIN)/python -m pytest -q

lint: $(VENV)/.dev ## ruff: style, errors, docstrings
	$(BIN)/ruff check archive tests benchmarks
	$(BIN)/ruff format --check archive tests benchmarks

types: $(VENV)/.dev ## mypy --strict
	$(BIN)/mypy

floors: $(VENV)/.dev ## import-linter: imports go down only
	$(BIN)/lint-imports

clean: ## remove what the targets made
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
