# Convenience only: 'pip install .' and 'ftz-cases' do the same by hand (README).

VENV   ?= .venv
PYTHON ?= python3
HOST   ?= 127.0.0.1
PORT   ?= 7860
BIN    := $(VENV)/bin
HOME_FOLDER := $(CURDIR)/.ftz

# Model and index lie in the checkout, so that 'make clean' leaves nothing behind elsewhere.
export FTZ_CASES_HOME ?= $(HOME_FOLDER)

.PHONY: help chat test check bench evaluate docs clean

help:
	@echo "make chat    set everything up and open the chat page (HOST=$(HOST) PORT=$(PORT))"
	@echo "make test    set everything up and run all tests, browser tests included"
	@echo "make check   format, lint, types and the direction of imports"
	@echo "make bench   measure the figures in docs/benchmarks.md on this machine"
	@echo "make evaluate  measure the answers, compare with docs/evaluation.json (ARGS=--write records)"
	@echo "make docs    write docs/cli.md and the tables of corpus/README.md anew"
	@echo "make clean   remove the environment, the model and the index"

chat: $(VENV)/installed
	@$(BIN)/ftz-cases chat --host $(HOST) --port $(PORT)

test: $(VENV)/installed-dev
	@$(BIN)/python tests/install_browser.py
	$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/installed-dev
	$(BIN)/python tests/benchmarks/run.py

evaluate: $(VENV)/installed-dev
	$(BIN)/python docs/make_evaluation.py $(ARGS)

docs: $(VENV)/installed-dev
	$(BIN)/python docs/make_cli.py
	$(BIN)/python docs/make_data_card.py

clean:
	rm -rf $(VENV) $(HOME_FOLDER) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# torch first and by its exact version: a plain 'torch' would bring gigabytes of CUDA.
$(VENV)/installed: constraints.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "python3 is missing: apt install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed, this is $$($(PYTHON) -V); set PYTHON=python3.11" >&2; exit 1; }
	@echo "[1/3] making a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV) || { echo "the module venv is missing: apt install python3-venv" >&2; exit 1; }
	@echo "[2/3] installing torch (once, some minutes)"
	@$(BIN)/pip install --disable-pip-version-check -c constraints.txt torch
	@echo "[3/3] installing the assistant and what it needs"
	@$(BIN)/pip install --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	@echo "installing what the tests need"
	@$(BIN)/pip install --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@
