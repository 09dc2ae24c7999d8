"""Writes a new tool's file: in the catalogue's own form, and only when it is valid."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING
from typing import Any

import yaml

from toolfinder.addresses import normalised
from toolfinder.catalogue.crosscheck import crosscheck
from toolfinder.errors import CatalogueError
from toolfinder.model.entries import Tool
from toolfinder.validation import parse
from toolfinder.yamlsource import YamlSource

if TYPE_CHECKING:
    from toolfinder.catalogue.read import Catalogue
    from toolfinder.errors import Problem


@dataclass(frozen=True)
class Draft:
    """What somebody answered about a tool.

    Attributes:
        licence: an SPDX expression; empty when unknown.
        source: the page where the licence was read; empty: nobody opened one.
        offers: `self`, `device` or both.
    """

    name: str
    kind: str
    homepage: str
    summary: Mapping[str, str]
    needs: Mapping[str, str]
    repository: str = ""
    licence: str = ""
    source: str = ""
    seen: date | None = None
    replaces: Sequence[str] = field(default_factory=tuple)
    offers: Sequence[str] = field(default_factory=tuple)


_DELIVERY = {"self": "self-hosted", "device": "installed"}


def draft_text(draft: Draft) -> str:
    """The YAML of a draft, one thing a line."""
    lines = [
        "# yaml-language-server: $schema=../schema/tool.json",
        f"name: {_flow(draft.name)}",
        f"kind: {draft.kind}",
        "summary:",
        *(f"  {code}: {_flow(text)}" for code, text in draft.summary.items()),
        f"homepage: {_flow(draft.homepage)}",
    ]
    if draft.repository:
        lines.append(f"repository: {_flow(draft.repository)}")
    lines.append(f"needs: {_flow(dict(draft.needs))}")
    if draft.replaces:
        lines.append(f"replaces: {_flow(list(draft.replaces))}")
    origin = "background"
    if draft.licence and draft.source:
        origin = "licence"
        source: dict[str, Any] = {"url": draft.source, "seen": draft.seen, "by": "upstream"}
        lines += ["sources:", f"  licence: {_flow({k: v for k, v in source.items() if v})}"]
    if draft.licence:
        lines += ["facts:", f"  licence: {_flow({'value': draft.licence, 'from': origin})}"]
    if draft.offers:
        lines.append("offers:")
        lines += [f"  {key}: {_flow({'delivery': _DELIVERY[key]})}" for key in draft.offers]
    lines.append("status: active")
    return "\n".join(lines) + "\n"


def check_draft(text: str, id_: str, catalogue: Catalogue) -> None:
    """Make sure that the text is a valid file of that catalogue.

    Raises:
        CatalogueError: with every problem.
    """
    source = YamlSource(text, f"{catalogue.root.name}/tools/{id_}.yaml")
    problems: list[Problem] = []
    tool = parse(Tool, source, problems)
    if tool is not None:
        present = {("tools", known) for known in catalogue.tools}
        sources = {("tools", id_): source}
        problems += crosscheck(catalogue.vocabulary, {id_: tool}, {}, sources, present)
    if problems:
        raise CatalogueError(problems)


def same_address(address: str, catalogue: Catalogue) -> list[str]:
    """The tools that have this homepage or repository already."""
    wanted = normalised(address)
    return [
        id_
        for id_, tool in catalogue.tools.items()
        if wanted in {normalised(tool.homepage), normalised(tool.repository or "")}
    ]


def _flow(value: Any) -> str:
    """A value on one line; addresses with signs that YAML gives a meaning are quoted."""
    text: str = yaml.safe_dump(
        value, allow_unicode=True, default_flow_style=True, width=10_000, sort_keys=False
    )
    return text.removesuffix("...\n").strip()
