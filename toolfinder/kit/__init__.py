"""What is checked of a criterion or a gate, whoever wrote it."""
