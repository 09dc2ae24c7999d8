"""Lists: needs, products, tools, and what may take the place of a product."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from toolfinder.evidence import value_text
from toolfinder.i18n import Term
from toolfinder.i18n import language
from toolfinder.lookup import needs_by_group
from toolfinder.lookup import products
from toolfinder.lookup import serving
from toolfinder.similarity import replacements
from toolfinder.web.views.claims import Values

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder


def start(finder: Toolfinder) -> Values:
    """Needs by group, and products to leave."""
    grouped = groups(finder)
    return {
        "groups": grouped,
        "products": [{"id": row["id"], "name": row["name"]} for row in products(finder.store)],
        "data": {"needs": [need["id"] for group in grouped for need in group["needs"]]},
    }


def groups(finder: Toolfinder) -> list[Values]:
    """Groups of needs with their needs, by their names."""
    label = f"label_{language()}"
    return [
        {
            "id": group["id"],
            "label": group[label],
            "needs": [{"id": need["id"], "label": need[label]} for need in needs],
        }
        for group, needs in needs_by_group(finder.store)
    ]


def brief(rows: Iterable[Values]) -> list[Values]:
    """Tools, each in a line."""
    return [
        {
            "id": row["id"],
            "name": row["name"],
            "summary": row[f"summary_{language()}"],
            "licence": row["licence"],
            "open": row["kind"] == "open",
            "retired": row["status"] != "active",
        }
        for row in rows
    ]


def need(finder: Toolfinder, name: str) -> Values | None:
    """A need and the open tools that serve it; None when there is none of that slug."""
    rows = finder.store.rows("SELECT * FROM needs WHERE id = :id", id=name)
    if not rows:
        return None
    listed = brief(serving(finder.store, [name], 200))
    label, note = (rows[0][f"{column}_{language()}"] for column in ("label", "note"))
    values = {"id": name, "label": label, "note": note, "tools": listed}
    return {**values, "data": dict(values)}


def replacement(finder: Toolfinder, name: str) -> Values | None:
    """What may take the place of a product; None when there is none of that id."""
    if name not in finder.store.column("SELECT id FROM tools WHERE kind = 'incumbent'"):
        return None
    found, words = replacements(finder.store, name), finder.explainer.words
    values = {
        "id": name,
        "name": found.name,
        "needs": [words(Term("need", id_)) for id_, _role in found.needs],
        "export": [finder.explainer.say(value_text("export", value)) for value in found.export],
        "alternatives": [
            {
                "id": one.tool,
                "name": one.name,
                "whole": [words(Term("need", n)) for n, role in one.covers if role == "core"],
                "part": [words(Term("need", n)) for n, role in one.covers if role != "core"],
                "lost": [words(Term("need", n)) for n in one.lost],
                "imports": one.imports,
            }
            for one in found.alternatives[:20]
        ],
    }
    return {**values, "data": dict(values)}
