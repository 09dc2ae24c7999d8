"""Understands what people write: which needs a text in four languages is about.

A classifier learns once, from the phrases of the vocabulary (`train`); answering reads
plain tables with the standard library (`model`, `clauses`, `words`).
"""
