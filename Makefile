# All that a clone needs is make and Python 3.11 or newer. Everything else goes into .venv:
# once, and again when pyproject.toml changes.

PYTHON ?= python3
# Test processes; `make test JOBS=0` runs in one, which a debugger needs.
JOBS ?= auto
# For pytest: `make test ARGS='tests/values -x'`.
ARGS ?=

VENV := .venv
PY := $(VENV)/bin/python
# A crashed interpreter is a failure, never a second try.
PYTEST := $(PY) -m pytest -n $(JOBS) --max-worker-restart=0
POLICY := policies/gaoxin_2018.policy
EVIDENCE := examples/gaoxin_2018/evidence.jsonl

.DEFAULT_GOAL := help
.PHONY: help demo test check format lint types mypy pyright layers coverage fix nightly bench benchspark grammar docs dist clean

help: ## these lines
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

demo: $(VENV)/.installed ## score the 2018 notice's departments, and explain one item of one of them
	$(VENV)/bin/creditpolicy eval $(POLICY) $(EVIDENCE)
	$(VENV)/bin/creditpolicy explain $(POLICY) $(EVIDENCE) --department 社会事务局 --item 4

test: $(VENV)/.installed-dev ## all tests but the nightly ones
	$(PYTEST) $(ARGS)

check: $(VENV)/.installed-dev ## everything a change must pass, tests last
	@$(MAKE) --no-print-directory --jobs=2 format lint mypy pyright layers
	@$(MAKE) --no-print-directory coverage

format: $(VENV)/.installed-dev
	$(PY) -m ruff format --check

lint: $(VENV)/.installed-dev
	$(PY) -m ruff check

types: mypy pyright

mypy: $(VENV)/.installed-dev
	$(PY) -m mypy

pyright: $(VENV)/.installed-dev
	$(PY) -m pyright

layers: $(VENV)/.installed-dev
	$(VENV)/bin/lint-imports --no-logo

coverage: $(VENV)/.installed-dev
	$(PYTEST) --cov $(ARGS)

fix: $(VENV)/.installed-dev ## format, and mend what the linter can mend
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

nightly: $(VENV)/.installed-dev ## all tests, the slow ones too, with a hundred times the examples
	HYPOTHESIS_PROFILE=nightly $(PYTEST) -m "" $(ARGS)

bench: $(VENV)/.installed-dev ## measure, as benchmarks/README.md describes
	@$(PY) -m pip install -qq --disable-pip-version-check --editable '.[bench]' \
		|| echo "Engines of others could not be installed: their rows are left out, as the table says."
	$(PY) benchmarks/run.py

benchspark: $(VENV)/.installed-dev ## measure tables on Spark alone, in ten minutes
	$(PY) benchmarks/on_spark.py

grammar: $(VENV)/.installed-dev ## write the parser's tables again, after a change of grammar/policy.lark
	$(PY) tools/build_grammar_table.py

docs: $(VENV)/.installed-dev ## write the generated parts of docs/ again
	$(PY) tools/generate_docs.py

dist: $(VENV)/.installed-dev ## the sdist and the wheel, in dist/
	$(PY) -m build

clean: ## what tools left behind, the environment too
	rm -rf $(VENV) build dist htmlcov .coverage .coverage.* .hypothesis .import_linter_cache \
		.mypy_cache .pytest_cache .ruff_cache

# To run the package: its two dependencies. To work on it: the tools as well.
$(VENV)/.installed: pyproject.toml
	$(call install,.)
	@touch $@

$(VENV)/.installed-dev: pyproject.toml
	$(call install,'.[dev]')
	@touch $@ $(VENV)/.installed

# An environment that is there already is kept, with whatever else is in it.
define install
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "This needs Python 3.11 or newer: make PYTHON=...")'
@$(PY) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv $(VENV)
@echo "Installing into $(VENV) ..."
@$(PY) -m pip install -qq --disable-pip-version-check --editable $(1)
@$(PY) -m compileall -q src # as pip does with what it does not leave in place
endef
