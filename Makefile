# The same tools as CI, one word each.
PYTHON ?= .venv/bin/python

.PHONY: all test lint types example templates
all: lint types test

test:
	$(PYTHON) -m pytest

lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types:
	$(PYTHON) -m mypy

example:
	$(PYTHON) -m tools.make_example

templates:
	$(PYTHON) tools/make_templates.py
