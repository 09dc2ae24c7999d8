"""The tables of the compiled catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from toolfinder.i18n import LANGUAGES

VERSION = 6
"""Raised whenever a table changes, so that older files are rebuilt."""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns with their types, primary key, foreign keys and indexes."""

    columns: dict[str, type]
    pk: str | tuple[str, ...] | None = None
    references: dict[str, str] | None = None
    indexes: tuple[tuple[str, ...], ...] = ()


def _four(name: str) -> dict[str, type]:
    return {f"{name}_{code}": str for code in LANGUAGES}


_RETIREMENT = {"status": str, "retired_on": str, "retired_because": str, "successor": str}
_SOURCE = {"source": str, "source_title": str, "source_kind": str, "seen": str}

TABLES = {
    "tools": Table(
        {
            "id": str,
            "name": str,
            "kind": str,
            **_four("summary"),
            "licence": str,
            "homepage": str,
            "repository": str,
            "also_known_as": str,
            "core": int,
            "facts_applicable": int,
            "facts_known": int,
            "facts_unverified": int,
            "catalogue": str,
            **_RETIREMENT,
        },
        pk="id",
    ),
    "providers": Table(
        {
            "id": str,
            "name": str,
            "legal_form": str,
            "country": str,
            "homepage": str,
            "catalogue": str,
            **_RETIREMENT,
        },
        pk="id",
        indexes=(("country",),),
    ),
    "offers": Table(
        {"id": str, "tool": str, "provider": str, "delivery": str, "label": str, "url": str},
        pk="id",
        references={"tool": "tools", "provider": "providers"},
        indexes=(("tool",), ("provider",)),
    ),
    "need_groups": Table({"id": str, **_four("label")}, pk="id"),
    "needs": Table(
        {"id": str, "need_group": str, "used_by": str, **_four("label"), **_four("note")},
        pk="id",
        references={"need_group": "need_groups"},
    ),
    "phrases": Table(
        {"need": str, "language": str, "kind": str, "text": str},
        references={"need": "needs"},
        indexes=(("need",),),
    ),
    "tool_needs": Table(
        {"tool": str, "need": str, "role": str},
        pk=("tool", "need"),
        references={"tool": "tools", "need": "needs"},
        indexes=(("need",),),
    ),
    "tool_features": Table(
        {"tool": str, "need": str, "feature": str},
        pk=("tool", "need", "feature"),
        references={"tool": "tools", "need": "needs"},
        indexes=(("need",),),
    ),
    "tool_replaces": Table(
        {"tool": str, "product": str},
        pk=("tool", "product"),
        references={"tool": "tools", "product": "tools"},
        indexes=(("product",),),
    ),
    "tool_languages": Table(
        {"tool": str, "language": str, "extent": str},
        pk=("tool", "language"),
        references={"tool": "tools"},
        indexes=(("language",),),
    ),
    "plans": Table(
        {
            "id": int,
            "offer": str,
            "name": str,
            "amount": float,
            "currency": str,
            "unit": str,
            "period": str,
            "up_to_users": int,
            "min_users": int,
            "fee_percent": str,
            "fee_floor": float,
            "fee_cap": float,
            "eligible": str,
            "vat": str,
            **_SOURCE,
        },
        pk="id",
        references={"offer": "offers"},
        indexes=(("offer",),),
    ),
    "fact_definitions": Table(
        {
            "id": str,
            "belongs_to": str,
            "type": str,
            "criterion": str,
            "gate": str,
            "unit": str,
            "holds_days": int,
            **_four("label"),
        },
        pk="id",
    ),
    "facts": Table(
        {
            "id": int,
            "fact": str,
            "tool": str,
            "offer": str,
            "provider": str,
            "value": str,
            "status": str,
            **_SOURCE,
            "expires": str,
            "belongs_to": str,
            "value_json": str,
        },
        pk="id",
        references={
            "fact": "fact_definitions",
            "tool": "tools",
            "offer": "offers",
            "provider": "providers",
        },
        indexes=(("tool",), ("offer",), ("provider",), ("fact",), ("expires",)),
    ),
    "assumptions": Table(
        {"id": str, "low": float, "high": float, "unit": str, **_four("label"), **_SOURCE}, pk="id"
    ),
    "assessments": Table(
        {
            "offer": str,
            "criterion": str,
            "low": float,
            "high": float,
            "holds_until": str,
            "because": str,
            "answer_json": str,
        },
        pk=("offer", "criterion"),
        references={"offer": "offers"},
    ),
    "labels": Table({"kind": str, "id": str, **dict.fromkeys(LANGUAGES, str)}, pk=("kind", "id")),
    "meta": Table({"key": str, "value": str}, pk="key"),
}
