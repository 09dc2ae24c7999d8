"""Tools that are like one another, and what may take the place of a product.

Likeness is the cosine between what two tools have in common, each thing weighted by its kind
and by how few tools have it (inverse document frequency: Sparck Jones 1972).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.errors import unknown
from toolfinder.i18n import _
from toolfinder.matching.model import edits

if TYPE_CHECKING:
    from toolfinder.store.read import Store

KINDS = {"need": 3.0, "product": 2.0, "feature": 1.0, "delivery": 0.3, "licence": 0.3}
"""How much a thing in common counts, by its kind."""

ENOUGH = 4
"""Things known of a tool from which its likeness counts fully; fewer are damped."""

Thing = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Alike:
    """A tool that is like another, how much (0 to 1), and what they have in common."""

    tool: str
    name: str
    likeness: float
    common: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """An open tool that may take the place of a product.

    Attributes:
        covers: needs that the product serves and the tool too, each with the tool's role.
        lost: needs that the product serves and the tool does not.
        gained: features of these needs that the tool is known to have.
        imports: whether the tool is known to take over the product's data; None: nobody knows.
        named: whether the catalogue names it as a replacement.
    """

    tool: str
    name: str
    covers: tuple[tuple[str, str], ...]
    lost: tuple[str, ...]
    gained: tuple[str, ...]
    imports: bool | None
    named: bool
    core: bool


@dataclass(frozen=True, slots=True)
class Replacement:
    """A product, what it does today, how one gets data out of it, and what may replace it."""

    product: str
    name: str
    needs: tuple[tuple[str, str], ...]
    export: tuple[str, ...]
    alternatives: tuple[Alternative, ...]


def similar(store: Store, tool: str, limit: int = 10) -> list[Alike]:
    """The open tools most like a tool, best first; ties by id."""
    things = _things(store)
    holders: dict[Thing, int] = defaultdict(int)
    for own in things.values():
        for thing in own:
            holders[thing] += 1
    weight = {
        thing: KINDS[thing[0]] * math.log(1 + len(things) / count)
        for thing, count in holders.items()
    }
    mine = things.get(tool, set())
    found = []
    for row in store.rows(
        "SELECT id, name FROM tools WHERE kind = 'open' AND status = 'active' AND id <> :tool",
        tool=tool,
    ):
        theirs = things.get(row["id"], set())
        common = mine & theirs
        if not any(kind in {"need", "product"} for kind, _id in common):
            continue
        likeness = _norm(common, weight) ** 2 / (_norm(mine, weight) * _norm(theirs, weight))
        likeness *= min(1.0, min(len(mine), len(theirs)) / ENOUGH)
        told = sorted(common, key=lambda thing: (-weight[thing], thing))
        found.append(Alike(row["id"], row["name"], round(likeness, 4), tuple(told)))
    return sorted(found, key=lambda one: (-one.likeness, one.tool))[:limit]


def _things(store: Store) -> dict[str, set[Thing]]:
    """What is known of each tool that it may share with another."""
    found: dict[str, set[Thing]] = defaultdict(set)
    for kind, sql in (
        ("need", "SELECT tool, need AS id FROM tool_needs"),
        ("product", "SELECT tool, product AS id FROM tool_replaces"),
        ("feature", "SELECT tool, need || ':' || feature AS id FROM tool_features"),
        ("delivery", "SELECT tool, delivery AS id FROM offers"),
        ("licence", "SELECT id AS tool, licence AS id FROM tools WHERE licence IS NOT NULL"),
    ):
        for tool, id_ in store.rows(sql):
            found[tool].add((kind, id_))
    return found


def _norm(things: Iterable[Thing], weight: dict[Thing, float]) -> float:
    return math.sqrt(sum(weight[thing] ** 2 for thing in things))


def product_of(name: str, names: dict[str, str], folded: str) -> str:
    """The id of the product that somebody names: as people call it, or misspelt.

    Args:
        names: ids of products by folded names; `folded` is `name` in that form.

    Raises:
        InputError: there is none; with the nearest.
    """
    squeezed = {called.replace(" ", ""): id_ for called, id_ in names.items()}
    wanted = folded.replace(" ", "")
    if wanted in squeezed:
        return squeezed[wanted]
    near = {
        id_
        for called, id_ in squeezed.items()
        if len(wanted) > 3 and edits(wanted, called, _SLIPS) <= (1 if len(wanted) < 9 else _SLIPS)
    }
    if len(near) == 1:
        return near.pop()
    raise InputError(
        [Problem(unknown(name.lower(), sorted({*names.values(), *names}), _("product")))]
    )


_SLIPS = 2  # letters that may be wrong in a long name


def replacements(store: Store, product: str) -> Replacement:
    """What may take the place of a product, what covers most first."""
    needs = [tuple(row) for row in store.rows(_NEEDS, tool=product)]
    wanted = [need for need, _role in needs]
    named = set(
        store.column("SELECT tool FROM tool_replaces WHERE product = :product", product=product)
    )
    candidates = dict.fromkeys(sorted(named))
    for need in wanted:
        candidates.update(dict.fromkeys(store.column(_SERVING, need=need)))
    found = []
    for tool in candidates:
        rows = store.rows(
            "SELECT name, core FROM tools WHERE id = :tool AND kind = 'open' AND status = 'active'",
            tool=tool,
        )
        if not rows:
            continue
        roles: dict[str, str] = dict(tuple(row) for row in store.rows(_NEEDS, tool=tool))
        covers = tuple((need, roles[need]) for need in wanted if need in roles)
        gained = tuple(
            row["id"]
            for row in store.rows(_FEATURES, tool=tool)
            if row["id"].partition(":")[0] in wanted
        )
        found.append(
            Alternative(
                tool,
                rows[0]["name"],
                covers,
                tuple(need for need in wanted if need not in roles),
                gained,
                _imports(store, tool, product),
                tool in named,
                bool(rows[0]["core"]),
            )
        )
    name = store.column("SELECT name FROM tools WHERE id = :product", product=product)[0]
    values = store.column(
        "SELECT value FROM facts WHERE tool = :t AND fact = 'export' AND value IS NOT NULL",
        t=product,
    )
    ranked = sorted(found, key=lambda one: (-_covered(one), not one.named, not one.core, one.tool))
    return Replacement(product, name, tuple(needs), tuple(values), tuple(ranked))


_NEEDS = "SELECT need, role FROM tool_needs WHERE tool = :tool ORDER BY role, need"
_SERVING = "SELECT tool FROM tool_needs WHERE need = :need AND role = 'core' ORDER BY tool"
_FEATURES = "SELECT need || ':' || feature AS id FROM tool_features WHERE tool = :tool ORDER BY 1"


def _covered(one: Alternative) -> float:
    return sum(1.0 if role == "core" else 0.5 for _need, role in one.covers)


def _imports(store: Store, tool: str, product: str) -> bool | None:
    rows = store.rows(
        "SELECT value_json FROM facts WHERE tool = :tool AND fact = 'imports-from'", tool=tool
    )
    if not rows:
        return None
    values: list[Any] = [row["value_json"] or "" for row in rows]
    return any(f'"{product}"' in value for value in values)
