"""Looks things up in the compiled catalogue: tools by words, and all that is known of one entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.errors import unknown
from toolfinder.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolfinder.model.claims import Claim
    from toolfinder.store.read import Store

Row = dict[str, Any]


@dataclass(frozen=True)
class News:
    """A tool, the last day on which something of it was read in a source, and what that was."""

    tool: Row
    day: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """All that the catalogue says of a tool or a provider.

    `offers` come with their plans and claims; `claims` are those on the entry itself.
    """

    kind: str
    entry: Row
    needs: tuple[Row, ...]
    replaces: tuple[str, ...]
    replaced_by: tuple[str, ...]
    offers: tuple[tuple[Row, tuple[Claim, ...]], ...]
    claims: tuple[Claim, ...]


def search(store: Store, text: str, limit: int = 20) -> list[Row]:
    """Tools whose name, other names or summary hold all words of `text`, best first (bm25).

    Accents and case are ignored; the last word may be unfinished. A tool that is called
    exactly so comes first, and a product is followed by what is listed as replacing it.
    """
    quoted = [f'"{word}"' for word in re.findall(r"\w+", text[:500])]
    if not quoted:
        return []
    rows = store.rows(
        """
        SELECT t.* FROM tools_fts JOIN tools t ON t.rowid = tools_fts.rowid
        WHERE tools_fts MATCH :query
        ORDER BY t.name <> :text COLLATE NOCASE, bm25(tools_fts, 10, 6, 1, 1, 1, 1), t.id
        LIMIT :limit
        """,
        query=f"{' '.join(quoted)}*",
        text=text.strip(),
        limit=limit,
    )
    found: dict[str, Row] = {}
    for row in rows:
        found.setdefault(row["id"], dict(row))
        if row["kind"] == "incumbent":
            for other in store.rows(_REPLACING, product=row["id"]):
                found.setdefault(other["id"], dict(other))
    return list(found.values())[:limit]


_REPLACING = """
SELECT t.* FROM tool_replaces r JOIN tools t ON t.id = r.tool
WHERE r.product = :product AND t.status = 'active' ORDER BY t.core DESC, t.id
"""


def providers(store: Store, text: str) -> list[Row]:
    """Providers whose name, or a name under which they offer something, holds the text."""
    wanted = f"%{text.strip()}%"
    rows = store.rows(
        """
        SELECT DISTINCT p.* FROM providers p LEFT JOIN offers o ON o.provider = p.id
        WHERE p.name LIKE :wanted OR p.id LIKE :wanted OR o.label LIKE :wanted ORDER BY p.name
        """,
        wanted=wanted,
    )
    return [dict(row) for row in rows] if len(text.strip()) > 2 else []


def serving(store: Store, needs: Iterable[str], limit: int = 20) -> list[Row]:
    """Open tools for needs: those made for them first, then the core ones, then by id."""
    found: dict[str, Row] = {}
    for need in needs:
        rows = store.rows(
            """
            SELECT t.* FROM tool_needs n JOIN tools t ON t.id = n.tool
            WHERE n.need = :need AND t.kind = 'open' AND t.status = 'active'
            ORDER BY n.role, t.core DESC, t.id
            """,
            need=need,
        )
        for row in rows:
            found.setdefault(row["id"], dict(row))
    return list(found.values())[:limit]


def sheet(store: Store, name: str, only: str = "") -> Sheet:
    """All that is known of the tool or provider of that id or name.

    Args:
        only: `tool` or `provider`, where both may be called so.

    Raises:
        InputError: there is none; names the nearest.
    """
    wanted = name.casefold()
    for kind, table in (("tool", "tools"), ("provider", "providers")):
        if only not in {"", kind}:
            continue
        for row in store.rows(f"SELECT * FROM {table} ORDER BY id"):
            others = (row["also_known_as"] or "") if kind == "tool" else ""
            if wanted in {row["id"], row["name"].casefold(), *others.casefold().split(", ")}:
                return _sheet(store, kind, dict(row))
    ids = [
        id_
        for kind, table in (("tool", "tools"), ("provider", "providers"))
        if only in {"", kind}
        for id_ in store.column(f"SELECT id FROM {table}")
    ]
    what = {"tool": _("tool"), "provider": _("provider")}.get(only, _("tool or provider"))
    raise InputError([Problem(unknown(name.lower(), ids, what))])


def _sheet(store: Store, kind: str, entry: Row) -> Sheet:
    id_ = entry["id"]
    offers = []
    for row in store.rows(f"SELECT * FROM offers WHERE {kind} = :id ORDER BY id", id=id_):
        claims = store.rows("SELECT * FROM facts WHERE offer = :offer ORDER BY id", offer=row["id"])
        offers.append((dict(row), tuple(store.claim(claim) for claim in claims)))
    own = f"SELECT * FROM facts WHERE {kind} = :id AND belongs_to = '{kind}' ORDER BY id"
    needs = store.rows(
        "SELECT need, role FROM tool_needs WHERE tool = :id ORDER BY role, need", id=id_
    )
    by_product = "SELECT tool FROM tool_replaces WHERE product = :id ORDER BY tool"
    by_tool = "SELECT product FROM tool_replaces WHERE tool = :id ORDER BY product"
    is_tool = kind == "tool"
    return Sheet(
        kind=kind,
        entry=entry,
        needs=tuple(dict(row) for row in needs) if is_tool else (),
        replaces=tuple(store.column(by_tool, id=id_)) if is_tool else (),
        replaced_by=tuple(store.column(by_product, id=id_)) if is_tool else (),
        offers=tuple(offers),
        claims=tuple(store.claim(row) for row in store.rows(own, id=id_)),
    )


def needs_by_group(store: Store) -> list[tuple[Row, list[Row]]]:
    """Groups of needs, each with its needs."""
    needs = [dict(row) for row in store.rows("SELECT * FROM needs ORDER BY rowid")]
    return [
        (dict(group), [need for need in needs if need["need_group"] == group["id"]])
        for group in store.rows("SELECT * FROM need_groups ORDER BY rowid")
    ]


def products(store: Store) -> list[Row]:
    """Products that are still to be had, and to be replaced, by name."""
    return [
        dict(row)
        for row in store.rows(
            "SELECT * FROM tools WHERE kind = 'incumbent' AND status = 'active' ORDER BY name"
        )
    ]


def newest(store: Store, limit: int) -> list[News]:
    """The open tools of which something was read, or that were retired, last; ties by id."""
    rows = store.rows(
        """
        SELECT t.*, max(coalesce(t.retired_on, ''), coalesce(max(f.seen), '')) AS day
        FROM tools t LEFT JOIN facts f ON f.tool = t.id
        WHERE t.kind = 'open' GROUP BY t.id HAVING day <> '' ORDER BY day DESC, t.id LIMIT :limit
        """,
        limit=limit,
    )
    seen = (
        "SELECT fact FROM facts WHERE tool = :tool AND seen = :day GROUP BY fact ORDER BY min(id)"
    )
    return [
        News(dict(row), row["day"], tuple(store.column(seen, tool=row["id"], day=row["day"])))
        for row in rows
    ]


def product_names(store: Store) -> dict[str, str]:
    """Ids of products by what people call them, in words as the matcher compares them."""
    from toolfinder.matching.words import tokens  # noqa: PLC0415 - only to read free text

    names = {}
    for row in store.rows("SELECT id, name, also_known_as FROM tools WHERE kind = 'incumbent'"):
        for name in (row["name"], *(row["also_known_as"] or "").split(", ")):
            if name:
                names[" ".join(tokens(name))] = row["id"]
    return names
