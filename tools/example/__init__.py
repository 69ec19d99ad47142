"""Builds the worked example: documents of an invented council, from the words in TOML files."""
