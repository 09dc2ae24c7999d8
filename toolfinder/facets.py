"""Facets: narrows tools down by need, licence, language, delivery and country, with counts."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from toolfinder.store.read import Store

FACETS = {
    "need": "SELECT tool, need AS value FROM tool_needs",
    "licence": "SELECT id AS tool, licence AS value FROM tools WHERE licence IS NOT NULL",
    "language": (
        "SELECT tool, language AS value FROM tool_languages"
        " WHERE extent IN ('complete', 'partial') OR CAST(extent AS REAL) >= 0.5"
    ),
    "delivery": (
        "SELECT o.tool, o.delivery AS value FROM offers o"
        " LEFT JOIN providers p ON p.id = o.provider"
        " WHERE coalesce(p.status, 'active') = 'active'"
    ),
    "country": (
        "SELECT o.tool, p.country AS value FROM offers o JOIN providers p ON p.id = o.provider"
        " WHERE p.country IS NOT NULL AND p.status = 'active'"
    ),
}
"""Each facet's pairs of tool and value. A language counts from half of the texts on."""

_EVERY_VALUE = {
    "need": "SELECT id FROM needs",
    "licence": "SELECT DISTINCT licence FROM tools WHERE licence IS NOT NULL",
    "language": "SELECT id FROM labels WHERE kind = 'language'",
    "delivery": "SELECT DISTINCT delivery FROM offers",
    "country": "SELECT id FROM labels WHERE kind = 'country'",
}


@dataclass(frozen=True)
class Selection:
    """Some tools: a condition on `tools t`, with its parameters."""

    where: str
    params: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, tools: Collection[str]) -> Selection:
        """The tools of these ids."""
        params = {f"t{place}": tool for place, tool in enumerate(tools)}
        return cls(f"t.id IN ({', '.join(f':{name}' for name in params)})", params)

    def narrowed(self, facet: str, value: str) -> Selection:
        """Those that have a value of a facet, too."""
        name = f"v{len(self.params)}"
        where = (
            f"{self.where} AND t.id IN (SELECT tool FROM ({FACETS[facet]}) WHERE value = :{name})"
        )
        return Selection(where, {**self.params, name: value})

    def rows(self, store: Store) -> list[dict[str, Any]]:
        """The tools, by name."""
        sql = f"SELECT t.* FROM tools t WHERE {self.where} ORDER BY t.name COLLATE NOCASE, t.id"
        return [dict(row) for row in store.rows(sql, **self.params)]

    def counts(self, store: Store, facet: str) -> dict[str, int]:
        """How many of them have each value of a facet, the most frequent first."""
        rows = store.rows(
            f"SELECT value, count(DISTINCT tool) AS tools FROM ({FACETS[facet]})"
            f" WHERE tool IN (SELECT t.id FROM tools t WHERE {self.where})"
            " GROUP BY value ORDER BY tools DESC, value",
            **self.params,
        )
        return {row["value"]: row["tools"] for row in rows}


OPEN = Selection("t.kind = 'open' AND t.status = 'active'")
"""All tools that may be recommended."""


def values(store: Store, facet: str) -> list[str]:
    """Every value that a facet may have."""
    return store.column(_EVERY_VALUE[facet])
