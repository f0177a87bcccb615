# `make` alone lists what there is. All of it needs nothing but make and a Python from 3.11 to 3.13 with venv; the rest
# is installed into .venv the first time, and again when pyproject.toml or constraints.txt change.

VENV := .venv
PYTHON :=
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --no-input --disable-pip-version-check install --constraint constraints.txt
GENERATORS := $(wildcard docs/generate_*.py)

ARTICLE :=
STORE := $(if $(ARTICLE),build/own-store,build/demo-store)
READ := $(or $(ARTICLE),examples/articles)

.DEFAULT_GOAL := help
.PHONY: help demo test check evaluate bench fuzz bench-spacy bench-growth kill docs reference clean

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/.run ## Read the example articles, or ARTICLE=path, and ask what they say
	@rm -rf "$$STORE"
	$(call shown,ingest "$$READ")
	$(call shown,ask nations-pledging --capability demining)
	$(call shown,ask refusals)
	$(call shown,ask conditional-pledges)
	$(call shown,ask figures-disagreeing-within)
	$(if $(ARTICLE),$(call shown,query examples/pledges.rq))
	@echo; echo "The store is in $$STORE. Where to go from here:"
	@echo "  $(BIN)/coalition ask --list"
	@echo "  $(BIN)/coalition ask capability-overview --store \"$$STORE\""
	@echo "  $(BIN)/coalition export --as statements --format csv --store \"$$STORE\""
	@echo '  make demo ARTICLE=path/to/an/article.txt'
	@echo '  README.md'

# A command as a reader would type it, then what it prints. File names reach it through the shell, spaces and all.
demo: export STORE := $(STORE)
demo: export READ := $(READ)
shown = @echo; echo '$$ coalition' $(1); $(BIN)/coalition $(1) --store "$$STORE"

test: $(VENV)/.dev ## Run the tests
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

check: $(VENV)/.dev ## Lint, types, and whether generated files are fresh
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check
	$(BIN)/python -m mypy
	$(BIN)/python -m reference --check
	@for generator in $(GENERATORS); do \
		echo "$(BIN)/python $$generator --check"; $(BIN)/python $$generator --check || exit 1; \
	done

evaluate: $(VENV)/.dev ## Score the extraction against labelled articles, where they are
	@$(BIN)/python -m benchmarks.evaluate

bench: $(VENV)/.dev ## Measure speed side by side, in one run
	@$(BIN)/python -m benchmarks

fuzz: $(VENV)/.dev ## Take in 500 malformed inputs beside articles, and see that nothing breaks
	@$(BIN)/python -m benchmarks.fuzz

bench-spacy: $(VENV)/.dev ## Measure versions of spaCy against each other (slow: installs each)
	@$(BIN)/python -m benchmarks.spacy_versions

bench-growth: $(VENV)/.dev ## Measure what one more article costs in a large store beside a small one (slow)
	@$(BIN)/python -m benchmarks.growth

kill: $(VENV)/.dev ## Kill an ingest of 10,000 articles 50 times, and compare the stores (slow)
	@$(BIN)/python -m benchmarks.killing

docs: $(VENV)/.dev ## Write the generated pages of docs/
	@for generator in $(GENERATORS); do echo "$(BIN)/python $$generator"; $(BIN)/python $$generator || exit 1; done

reference: $(VENV)/.dev ## Write the generated files of ontology/
	$(BIN)/python -m reference

clean: ## Remove what make made, but for the environment in .venv
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache

$(VENV)/.made:
	@chosen='$(PYTHON)'; for python in $${chosen:-python3.11 python3.12 python3.13 python3 python}; do \
		if $$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2> /dev/null; then \
			echo "Making $(VENV) with $$python"; \
			$$python -m venv $(VENV) || { rm -rf $(VENV); exit 1; }; \
			$(BIN)/python -m pip --quiet --disable-pip-version-check install --constraint constraints.txt --upgrade pip \
				&& touch $@ && exit 0; \
			exit 1; \
		fi; \
	done; echo 'No Python from 3.11 to 3.13 is found; install one, or name it: make PYTHON=/path/to/python3.12' >&2; exit 1

# Only what a user needs, to be quick.
$(VENV)/.run: pyproject.toml constraints.txt | $(VENV)/.made
	@echo 'Installing coalition into $(VENV); this happens once'
	@$(PIP) --editable '.[parquet,sources]'
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/.made
	@echo 'Installing coalition and the tools to work on it into $(VENV); this happens once'
	@$(PIP) --editable '.[dev]'
	@touch $(VENV)/.run $@
