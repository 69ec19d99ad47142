# The same tools as CI, one word each.
PYTHON ?= .venv/bin/python

.PHONY: all test lint types example templates reference pictures quality
all: lint types test

test:
	$(PYTHON) -m pytest

lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types:
	$(PYTHON) -m mypy

example:
	$(PYTHON) tools/make_example.py

templates:
	$(PYTHON) tools/make_templates.py

reference:
	$(PYTHON) tools/make_reference.py

pictures:
	$(PYTHON) tools/make_picture.py

quality:
	$(PYTHON) tools/measure_quality.py
