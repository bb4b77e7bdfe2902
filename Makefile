# Rawabit. Needs Python 3.11 or newer with pip, git and make; the rest is installed into $(VENV) from the lock files.
.DEFAULT_GOAL := help
.PHONY: help demo test test-neural compiled pythons check browser docs lock wheel screenshots benchmarks clean

# The first interpreter that is new enough; set PYTHON=/path/to/python to choose another.
PYTHON := $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$p" && break; done)
VENV ?= .venv
OUT ?= outputs
BROWSER ?= yes
TORCH ?= torch
PYTEST_ARGS ?=
UV_VERSION := 0.13.9

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
COMPILE := .venv-lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-emit-index-url --no-header

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: $(VENV)/runtime ## install, then build the graph and the page of the article in seeds/
	$(BIN)/kg build seeds -o $(OUT)

test: browser check ## install what the tests need, then run lint, types, layers and all tests
	$(BIN)/python -m pytest -n auto $(if $(filter no,$(BROWSER)),-m "not browser") $(PYTEST_ARGS)

# torch brings several GB where no build without CUDA is found; TORCH=torch==VERSION names the build to take.
test-neural: ## run the tests of the neural recogniser, in an environment of its own with the extra neural
	@$(MAKE) --no-print-directory .venv-neural/dev VENV=.venv-neural
	@.venv-neural/bin/python -m pip install --quiet --disable-pip-version-check "$(TORCH)" --editable ".[neural]"
	.venv-neural/bin/python -m pytest tests/recognise/test_neural.py $(PYTEST_ARGS)

# Of a copy and in an environment of its own, so that no extension module hides a changed source in the checkout.
compiled: $(VENV)/compile ## translate the stages to C and install that in .venv-compiled; needs a C compiler, takes minutes
	rm -rf build/compiled && mkdir -p build/compiled/source
	cp -R kg ontology pyproject.toml README.md LICENSE build/compiled/source
	HATCH_BUILD_HOOK_ENABLE_MYPYC=1 $(BIN)/python -m build --wheel --no-isolation --outdir build/compiled \
		build/compiled/source >build/compiled/log.txt
	@test -x .venv-compiled/bin/python || $(BIN)/python -m venv .venv-compiled
	@.venv-compiled/bin/python -m pip --quiet --disable-pip-version-check install --no-deps --require-hashes -r requirements/runtime.txt
	@.venv-compiled/bin/python -m pip --quiet --disable-pip-version-check install --no-deps --force-reinstall build/compiled/*.whl
	$(BIN)/kg extract seeds -o build/compiled/pure.jsonl
	.venv-compiled/bin/kg extract seeds -o build/compiled/compiled.jsonl
	cmp build/compiled/pure.jsonl build/compiled/compiled.jsonl

# Each Python that is on the machine has an environment of its own.
pythons: ## run the tests that need no browser with each Python from 3.11 to 3.13 found here
	@for v in 3.11 3.12 3.13; do \
		for p in python$$v "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/$$v.*/bin/python; do \
			"$$p" -c pass >/dev/null 2>&1 || continue; \
			echo "Python $$v"; \
			$(MAKE) --no-print-directory .venv-$$v/dev PYTHON="$$p" VENV=.venv-$$v && \
			.venv-$$v/bin/python -m pytest -q -n auto -m "not browser and not slow" $(PYTEST_ARGS) || exit 1; \
			break; \
		done; \
	done

check: $(VENV)/dev ## format, lint, types and layers only
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Debian's Chromium, Arabic fonts and a library of Playwright's: installed where this may be done, told in words where not.
BROWSER_PACKAGES := chromium fonts-noto-core fontconfig libatomic1
browser: $(VENV)/dev
	@if [ "$(BROWSER)" = no ]; then echo "Browser tests are left out (BROWSER=no)."; \
	elif command -v chromium >/dev/null && fc-list 2>/dev/null | grep -q NotoNaskhArabic && \
		$(BIN)/python -m playwright --version >/dev/null 2>&1; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing for the browser tests: $(BROWSER_PACKAGES)"; \
		apt-get -qq update && \
		DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $(BROWSER_PACKAGES) >/dev/null; \
	else \
		echo "The browser tests need packages that only root can install: sudo apt-get install $(BROWSER_PACKAGES)" >&2; \
		echo "To leave these tests out: make test BROWSER=no" >&2; \
		exit 1; \
	fi

$(BIN)/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Rawabit needs Python 3.11 or newer; name one: make demo PYTHON=/path/to/python" >&2; exit 1; }
	@echo "Making an environment in $(VENV)"
	@"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

# One file marks that a lock is installed. camel-tools comes without torch because --no-deps trusts the lock alone.
$(VENV)/runtime: requirements/build.txt requirements/runtime.txt pyproject.toml | $(BIN)/python
	@echo "Installing into $(VENV) from requirements/runtime.txt"
	@$(PIP) install --no-deps --require-hashes -r requirements/build.txt
	@$(PIP) install --no-deps --require-hashes -r requirements/runtime.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev: requirements/dev.txt $(VENV)/runtime
	@echo "Installing into $(VENV) from requirements/dev.txt"
	@$(PIP) install --no-deps --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/compile: requirements/compile.txt $(VENV)/dev
	@echo "Installing into $(VENV) from requirements/compile.txt"
	@$(PIP) install --no-deps --require-hashes -r requirements/compile.txt
	@touch $@

docs: $(VENV)/dev ## write the generated pages: docs/cli.md and ontology/terms.md
	$(BIN)/python -m scripts.cli_reference
	$(BIN)/python scripts/ontology_page.py

lock: ## write the lock files anew with the newest versions that fit pyproject.toml
	@test -x .venv-lock/bin/uv || { "$(PYTHON)" -m venv .venv-lock && .venv-lock/bin/python -m pip install --quiet "uv==$(UV_VERSION)"; }
	$(COMPILE) --group build -o requirements/build.txt
	$(COMPILE) -c requirements/build.txt -o requirements/runtime.txt pyproject.toml
	$(COMPILE) -c requirements/runtime.txt --group dev -o requirements/dev.txt pyproject.toml
	$(COMPILE) -c requirements/dev.txt --group compile -o requirements/compile.txt pyproject.toml

wheel: $(VENV)/dev ## build dist/rawabit-*.whl and the source archive
	$(BIN)/python -m build --no-isolation

screenshots: $(VENV)/dev browser ## pictures of the page's main states, into $(OUT)/pictures; README's into docs/images
	$(BIN)/kg build seeds -o $(OUT)
	$(BIN)/python -m scripts.screenshots $(OUT)/network.html $(OUT)/pictures
	$(BIN)/python -m scripts.screenshots $(OUT)/network.html docs/images page-ar

benchmarks: browser ## measure speed and size of graph, page and corpus; more in benchmarks/README.md
	@for name in graph page corpus; do $(BIN)/python -m benchmarks.$$name || exit 1; done

clean: ## remove what was built; keep the environment (rm -r .venv removes it)
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find $(OUT) -mindepth 1 ! -name README.md -delete
	find kg tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
