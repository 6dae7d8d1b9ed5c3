.DEFAULT_GOAL := help
PYTHON := .venv/bin/python

.PHONY: help
help: ## List what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

.PHONY: setup
setup: ## Set up both environments
	@tools/setup.sh

.PHONY: setup-dev
setup-dev: ## Set up both environments, with what the tests need
	@tools/setup.sh dev

.PHONY: run
run: setup ## Set up what is missing, train if need be, and serve http://127.0.0.1:8080
	@exec .venv/bin/folkmoot serve

.PHONY: demo
demo: setup ## Load the sample groups and write the network response they lead to
	@.venv/bin/folkmoot demo

.PHONY: test
test: setup-dev ## Set up what is missing, and run the tests
	@$(PYTHON) -m pytest -n auto --maxprocesses 4 --dist loadfile --durations 25

.PHONY: lint
lint: setup-dev ## Check format, style, types, layers and training data
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	RASA_TELEMETRY_ENABLED=false PYTHONPATH=. .venv-rasa/bin/rasa data validate --fail-on-warnings

.PHONY: format
format: setup-dev ## Put the code into the common format
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

.PHONY: schemas
schemas: setup ## Write the JSON Schemas of a consultation's files and of exports anew
	$(PYTHON) -m bot.consultation.schema
	$(PYTHON) -m bot.exports.schema

.PHONY: audit
audit: setup-dev ## Look for known vulnerabilities in what faces the public
	.venv/bin/pip-audit --disable-pip --require-hashes -r requirements/app.txt

.PHONY: requirements
requirements: setup ## Compile the pins anew from pyproject.toml
	.venv/bin/uv pip compile -q --universal --generate-hashes --no-header --upgrade \
		--python-version 3.12 -o requirements/app.txt pyproject.toml
	.venv/bin/uv pip compile -q --universal --generate-hashes --no-header --upgrade \
		--python-version 3.12 -c requirements/app.txt -o requirements/dev.txt \
		--group dev pyproject.toml
	.venv/bin/uv pip compile -q --generate-hashes --no-header --upgrade \
		--python-version 3.10 -o requirements/rasa.txt --group pyproject.toml:rasa

.PHONY: bench-understanding
bench-understanding: setup-dev ## Measure how well answers are told from commands
	$(PYTHON) -m bench.understanding

.PHONY: bench-turns
bench-turns: setup-dev ## Measure turns beside a naive Rasa assistant
	$(PYTHON) -m bench.turns

.PHONY: bench-network
bench-network: setup-dev ## Measure themes and the console with 1,000 groups
	$(PYTHON) -m bench.network

.PHONY: bench-analysis
bench-analysis: setup-dev ## Measure themes on the data of KPA 2021: make bench-analysis KPA=FOLDER
	$(PYTHON) -m bench.kpa $(KPA)
