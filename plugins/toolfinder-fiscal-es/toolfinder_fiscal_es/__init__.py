"""Spanish rules for invoicing software: a gate, its facts, what is known of tools, and a review."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from toolfinder import hookimpl

from toolfinder_fiscal_es.gate import FiscalEs
from toolfinder_fiscal_es.review import remarks

if TYPE_CHECKING:
    from toolfinder.model.entries import Tool

TOOLFINDER_CONTRACT = 1

FOLDER = Path(__file__).parent
FACTS = FOLDER / "vocabulary" / "facts.yaml"
CATALOGUE = FOLDER / "catalogue"


@hookimpl
def register_gates() -> list[type[FiscalEs]]:
    """The gate `fiscal-es`."""
    return [FiscalEs]


@hookimpl
def register_facts() -> list[Path]:
    """The facts that the gate reads beside those of toolfinder."""
    return [FACTS]


@hookimpl
def register_catalogues() -> list[Path]:
    """What was read of invoicing tools, each claim with its page."""
    return [CATALOGUE]


@hookimpl
def check_tool(id: str, tool: Tool) -> Iterator[str]:  # noqa: A002 - the hook's own name
    """What a reviewer should say of a tool's file."""
    return remarks(id, tool, CATALOGUE / "observed" / "fiscal-es.jsonl")
