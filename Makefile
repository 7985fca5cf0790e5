# Everything a fresh machine needs beyond Python 3.11+, git and make is installed, or named, from here.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
APP_STAMP := $(VENV)/.app-installed
DEV_STAMP := $(VENV)/.dev-installed

.PHONY: run test soak check format bench bundle sbom site lock clean

run: $(APP_STAMP)
	@$(BIN)/python main.py $(ARGS)

test: $(DEV_STAMP)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -n 2 --dist loadfile --max-worker-restart 0 -m "not soak"

soak: $(DEV_STAMP)
	@$(BIN)/python -m pytest -m soak --timeout 7200

check: $(DEV_STAMP)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

format: $(DEV_STAMP)
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(DEV_STAMP)
	@$(BIN)/python -m benchmarks $(ARGS)

# One folder that starts where there is no Python, and its archive, in dist/.
bundle:
	@$(PYTHON) scripts/bundle.py

# What the program is made of (CycloneDX) and under which licences, in dist/.
sbom: $(APP_STAMP)
	@$(BIN)/python scripts/sbom.py

# The documentation as a site, in build/site; nothing in it is loaded from elsewhere.
site:
	@$(PYTHON) -m venv build/site-environment
	@build/site-environment/bin/python -m pip install --quiet --disable-pip-version-check -r packaging/requirements-docs.txt
	@$(PYTHON) scripts/reference.py build/site-source
	@build/site-environment/bin/zensical build -f build/site-source/zensical.toml
	@rm -rf build/site && mv build/site-source/site build/site

# Pins for all systems and Python versions at once; the file names no index.
lock: $(DEV_STAMP)
	@$(BIN)/uv pip compile --quiet --universal --no-header --no-annotate --python-version 3.11 pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --no-header --no-annotate --python-version 3.11 --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
	@echo "pyinstaller>=6.22" | $(BIN)/uv pip compile --quiet --universal --no-header --no-annotate --python-version 3.11 -c requirements.txt - -o packaging/requirements-bundle.txt
	@echo "zensical>=0.0.73,<0.1" | $(BIN)/uv pip compile --quiet --universal --no-header --no-annotate --python-version 3.11 -c requirements.txt - -o packaging/requirements-docs.txt

$(APP_STAMP): requirements.txt pyproject.toml scripts/prepare.py
	@$(PYTHON) scripts/prepare.py $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@$(BIN)/python scripts/prepare.py --system-libraries
	@touch $@

$(DEV_STAMP): requirements-dev.txt $(APP_STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist *.egg-info
