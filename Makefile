# Each target does its own set-up, on a fresh machine too. ARGS goes to pytest or the program.

bin := .venv/bin
compile := CUSTOM_COMPILE_COMMAND='make pins' $(bin)/pip-compile --quiet --upgrade --generate-hashes \
	--allow-unsafe --strip-extras --build-deps-for editable \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links

.DEFAULT_GOAL := help
.PHONY: help run test lint check e2e bench fuzz torture pins wheel clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## open the sample case; without a display, do the same job and print what was written
	@scripts/setup run
	@scripts/system-libraries $(if $(DISPLAY)$(WAYLAND_DISPLAY),window,offscreen)
	@if $(bin)/python scripts/display.py; then \
		$(bin)/workbench --sample $(ARGS); \
	else \
		$(bin)/workbench sample-tour --output build/sample $(ARGS); \
	fi

test: ## run the tests that need no display
	@scripts/setup dev
	@scripts/system-libraries test
	$(bin)/pytest $(ARGS)

lint: ## check format, style, types and layers
	@scripts/setup dev
	$(bin)/ruff format --check .
	$(bin)/ruff check .
	$(bin)/mypy
	$(bin)/lint-imports --no-logo

check: lint test ## lint and test: what a commit must pass

e2e: ## drive the real window on a display of its own
	@scripts/setup dev
	@scripts/system-libraries e2e
	$(bin)/pytest -m e2e tests/e2e $(ARGS)

bench: ## measure, and print figures
	@scripts/setup dev
	@scripts/system-libraries offscreen
	$(bin)/pytest -m bench tests/bench --benchmark-enable -s $(ARGS)

torture: ## kill, fill, cut the power and corrupt, hundreds of times, and print figures
	@scripts/setup dev
	$(bin)/pytest -m torture tests/torture $(ARGS)

fuzz: ## throw 100,000 hostile inputs at everything that reads or writes foreign text
	@scripts/setup dev
	$(bin)/pytest -m fuzz tests/fuzz $(ARGS)

pins: ## renew requirements/*.txt
	@scripts/setup dev
	@# The oldest Python that we support: what it needs, the newer ones accept.
	@$(bin)/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11) and "make pins wants a .venv of Python 3.11")'
	$(compile) --output-file requirements/run.txt pyproject.toml
	$(compile) --extra dev --constraint requirements/run.txt --output-file requirements/dev.txt pyproject.toml

wheel: ## build dist/*.whl and the source archive
	@scripts/setup dev
	$(bin)/python -m build --no-isolation

clean: ## remove what was built, and caches; .venv stays
	rm -rf build dist .benchmarks .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find workbench tests scripts -name __pycache__ -prune -exec rm -rf {} +
