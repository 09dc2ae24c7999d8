"""Finds plugins, loads them, and asks them what they add."""
