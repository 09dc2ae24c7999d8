"""The catalogue: people's YAML files, read, checked and made one."""
