# Everything that people and CI run. `make` alone lists the targets.
#
# All of it works from a fresh checkout with make, Python 3.11 or newer and a package index: the
# first target that needs them installs the locked packages into .venv. Another Python than
# python3: `make PYTHON=python3.13 install`.

MAKEFLAGS += --silent --no-print-directory
.DEFAULT_GOAL := help
.NOTPARALLEL:

PYTHON = python3
LOCKFLAGS =
PY = .venv/bin/python
PIP = $(PY) -m pip --quiet --quiet --disable-pip-version-check
DEMO = tests/conversations/ett-varv.txt
MODERN = 'import sys; sys.exit(sys.version_info < (3, 11))'

.PHONY: help
help: ## list the targets
	awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

.PHONY: install
install: .venv/.installed ## install into .venv, unless that is done

# The stamp names the folder: a virtual environment does not survive a move, and is then made anew.
ifneq ($(shell cat .venv/.installed 2>/dev/null),$(CURDIR))
.PHONY: .venv/.installed
endif
.venv/.installed: requirements.lock pyproject.toml
	$(PYTHON) -c $(MODERN) 2>/dev/null || { \
	  echo "Samverkan needs Python 3.11 or newer; $(PYTHON) is `$(PYTHON) --version 2>&1 || :`." >&2; \
	  echo "With another one: make PYTHON=python3.13 install" >&2; exit 1; }
	echo "Installing into .venv; this takes about a minute the first time." >&2
	test "`cat $@ 2>/dev/null`" = "$(CURDIR)" && $(PY) -c $(MODERN) 2>/dev/null \
	  || $(PYTHON) -m venv --clear .venv
	rm -f $@
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	printf '%s\n' "$(CURDIR)" >$@

.PHONY: run
run: install ## start the demo; without a terminal it plays a whole conversation
	if [ -t 0 ]; then .venv/bin/samverkansbot console; \
	else .venv/bin/samverkansbot console <$(DEMO); fi

.PHONY: lint
lint: install ## style, types and the direction of imports
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports --no-logo

.PHONY: check
check: lint ## lint and the quick tests, in at most 90 seconds
	$(PY) -m pytest -n auto --dist worksteal -q -m "not slow" --hypothesis-profile=ci

.PHONY: test
test: system lint ## everything that CI checks: lint, all tests, coverage
	$(PY) -m pytest -n auto --dist worksteal --hypothesis-profile=ci --ignore tests/e2e --cov --cov-report= --cov-fail-under=0
	.ci/alone $(PY) -m pytest --hypothesis-profile=ci tests/e2e --cov --cov-append --cov-report=term

.PHONY: system
system:
	.ci/install

.PHONY: conversations
conversations: install ## rewrite tests/conversations/*.out; read the diff
	$(PY) -m tests.conversations

.PHONY: schema
schema: install ## write docs/export.schema.json anew
	$(PY) -m bot.store.export >docs/export.schema.json

.PHONY: fix
fix: install ## mend and format what ruff can
	$(PY) -m ruff check --fix-only .
	$(PY) -m ruff format .

.PHONY: lock
lock: ## write requirements.lock anew; newest versions: make lock LOCKFLAGS=--upgrade
	tmp=`mktemp -d` && trap 'rm -rf "$$tmp"' EXIT && \
	$(PYTHON) -m venv "$$tmp" && "$$tmp/bin/python" -m pip --quiet --quiet install uv && \
	"$$tmp/bin/uv" pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
	  --quiet $(LOCKFLAGS) -o requirements.lock

.PHONY: bench
bench: install ## run every measurement in bench/, one after another
	for file in bench/[!_]*.py; do \
	  [ -e "$$file" ] || continue; \
	  name=$${file##*/}; echo "== $$file"; $(PY) -m "bench.$${name%.py}" || exit 1; done

.PHONY: clean
clean: ## remove what was installed, built and cached; never data
	rm -rf .venv tests/e2e/node_modules build dist htmlcov .coverage .coverage.* \
	  .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find bot handlers reminders templates tests bench -name __pycache__ -type d \
	  -exec rm -rf {} + 2>/dev/null || :
