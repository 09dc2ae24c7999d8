"""Splits a text where one need ends and the next may begin."""

from __future__ import annotations

import re

LONGEST = 12
"""Clauses that are looked at; a longer list of needs is no sentence."""

_ENDS = re.compile(r"(?:[;:+/&!?\n]|(?<!\d)[.,]|[.,](?!\d))+|\s-\s")
_JOINTS = re.compile(
    r"(?<![\w-])(?:and|plus|also|as well as|i|y|e|et|amb|con|avec|with|tambe|també|también|ademes|a mes de|"
    r"ademas de|ainsi que|puis)(?![\w-])",
    re.IGNORECASE,
)


def clauses(text: str) -> list[str]:
    """The parts of a text between commas, ends of sentences and words that join."""
    found = []
    for sentence in _ENDS.split(text):
        for part in _JOINTS.split(sentence):
            clean = part.strip()
            if clean:
                found.append(clean)
    return found[:LONGEST]
