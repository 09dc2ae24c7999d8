"""The reference of everything that the catalogue's files may hold, made from the model."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from toolfinder.model.entries import HostedOffer
from toolfinder.model.entries import LocalOffer
from toolfinder.model.entries import Plan
from toolfinder.model.entries import Provider
from toolfinder.model.entries import Retirement
from toolfinder.model.entries import Source
from toolfinder.model.entries import Tool
from toolfinder.model.entries import WrittenClaim
from toolfinder.wholefile import write_whole

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

    from toolfinder.catalogue.vocabulary import Vocabulary
    from toolfinder.model.vocabulary import FactDefinition

BEGIN = "<!-- reference: made by `toolfinder catalogue build --schemas` -->"
END = "<!-- end of the reference -->"

_MODELS: tuple[tuple[str, type[BaseModel]], ...] = (
    ("A tool", Tool),
    ("A provider", Provider),
    ("A source", Source),
    ("A claim", WrittenClaim),
    ("An offer that needs no provider", LocalOffer),
    ("An offer of a provider", HostedOffer),
    ("A plan", Plan),
    ("A retirement", Retirement),
)
_OWNERS = (
    ("tool", "Facts of a tool"),
    ("offer", "Facts of an offer"),
    ("provider", "Facts of a provider"),
)
_MANY = 24


def reference(words: Vocabulary) -> str:
    """The reference as Markdown: the keys of every part of a file, and every fact."""
    lines: list[str] = []
    for title, model in _MODELS:
        lines += [f"### {title}", "", *_keys(model), ""]
    for owner, title in _OWNERS:
        lines += [f"### {title}", "", *_facts(words, owner), ""]
    return "\n".join(lines)


def write_reference(words: Vocabulary, root: Path) -> list[Path]:
    """Renew the reference between its marks in the catalogue's README, and return its path.

    Other text stays; a README without marks, or none at all, is left alone.
    """
    path = root / "README.md"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    before, begun, rest = text.partition(BEGIN)
    _old, ended, after = rest.partition(END)
    if not begun or not ended:
        return []
    write_whole(path, f"{before}{BEGIN}\n\n{reference(words)}{END}{after}")
    return [path]


def _keys(model: type[BaseModel]) -> Iterable[str]:
    yield from _table(
        ("key", "needed", "what", "allowed"),
        (
            (
                f"`{field.alias or name}`",
                "yes" if field.is_required() else "",
                field.description or "",
                _allowed(field),
            )
            for name, field in model.model_fields.items()
        ),
    )


def _allowed(field: FieldInfo) -> str:
    words = re.findall(r"Literal\[([^]]*)]", str(field.annotation))
    return ", ".join(f"`{word}`" for group in words for word in re.findall(r"'([^']*)'", group))


def _facts(words: Vocabulary, owner: str) -> Iterable[str]:
    rows = (
        (
            f"`{fact}`",
            definition.help.en if definition.help else definition.label.en,
            _type(definition),
            definition.read_by or "",
            str(definition.days),
        )
        for fact, definition in words.facts.items()
        if definition.of == owner and fact not in {"plans", "offered"}
    )
    yield from _table(("fact", "what", "value", "criterion", "holds for days"), rows)


def _type(definition: FactDefinition) -> str:
    values = ", ".join(f"`{value}`" for value in list(definition.values)[:_MANY])
    unit = f" ({definition.unit})" if definition.unit else ""
    kinds = {"enum": "one of", "set": "list of"}
    if definition.type in kinds and values:
        return f"{kinds[definition.type]} {values}"
    return f"{definition.type}{unit}"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterable[str]:
    yield _row(heads)
    yield _row("---" for _head in heads)
    for cells in rows:
        yield _row(cells)


def _row(cells: Iterable[Any]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"
