"""The compiled catalogue: one SQLite file, made from YAML, read to answer."""
