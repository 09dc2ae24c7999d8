"""What a reviewer should say of a tool's file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from toolfinder_fiscal_es import texts
from toolfinder_fiscal_es.rules import FACTURAE
from toolfinder_fiscal_es.rules import VERIFACTU

if TYPE_CHECKING:
    from toolfinder.model.entries import Tool
    from toolfinder.model.entries import WrittenClaim

ANSWERABLE = frozenset(("upstream", "vendor"))
"""Kinds of source that answer for what a tool does."""

DECLARATION = "producer-declaration"


def remarks(id_: str, tool: Tool, observed: Path) -> Iterator[str]:
    """A sentence for each thing that a tool's file leaves to be desired.

    Args:
        observed: this plugin's own claims, one JSON object a line.
    """
    legal = tool.facts.get("legal", ())
    for rule in (VERIFACTU, FACTURAE):
        kinds = {_kind(tool, claim) for claim in legal if rule in (claim.value or ())}
        if kinds and not kinds & ANSWERABLE:
            yield str(texts.ONLY_SAID(rule=rule, kinds=", ".join(sorted(kinds))))
    named = any(VERIFACTU in (claim.value or ()) for claim in legal)
    if named and DECLARATION not in tool.facts and id_ not in _declared(observed):
        yield str(texts.UNDECLARED)


def _kind(tool: Tool, claim: WrittenClaim) -> str:
    """Who says it: the kind of the claim's source, or `background`."""
    source = tool.sources.get(claim.source)
    return source.by.value if source else claim.source


@cache
def _declared(observed: Path) -> frozenset[str]:
    """The tools of which this plugin itself knows whether there is a declaration."""
    lines = [json.loads(line) for line in observed.read_text(encoding="utf-8").splitlines()]
    return frozenset(line["tool"] for line in lines if DECLARATION in line["facts"])
