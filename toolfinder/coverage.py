"""How much the catalogue knows: counts, and the share of facts from checked sources."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from toolfinder.assessing import assess
from toolfinder.criterion import Assessment
from toolfinder.engine import known_facts
from toolfinder.model.profile import Languages
from toolfinder.model.profile import Profile
from toolfinder.model.profile import Request

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from toolfinder.criterion import Criterion
    from toolfinder.store.read import Store


ANYBODY = Profile(
    needs=(Request("any"),), country="ES", languages=Languages(required=("ca", "es", "fr"))
)
"""The organisation for which facts are counted: where the catalogue's readers are."""


@dataclass(frozen=True)
class Statistics:
    """Figures on a catalogue on one day.

    Attributes:
        counts: how many of each thing there are.
        by_criterion: for each criterion, the share of the facts that it reads of the offers of
            open tools, where they apply, that is known from a checked source.
        by_need: for each need, how many open tools serve it, how many of these can be had
            without a server of one's own, and the share of their facts that is known.
        by_source: how many claims come from each kind of source.
        expired: claims that no longer hold; `undated`: those whose source bears no date.
        disputed: claims on which sources disagree.
    """

    counts: dict[str, int]
    by_criterion: dict[str, float]
    by_need: dict[str, dict[str, float]]
    by_source: dict[str, int]
    expired: int
    undated: int
    disputed: int

    def data(self) -> dict[str, Any]:
        """The figures as plain data."""
        return asdict(self)


def statistics(store: Store, criteria: Iterable[Criterion], as_of: date) -> Statistics:
    """Count what the catalogue holds and knows on the day `as_of`."""
    subjects = [s for s in store.subjects(as_of=as_of) if s.kind == "open" and not s.retired]
    known: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    by_tool: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for criterion in criteria:
        for subject in subjects:
            answer = assess(criterion, subject, ANYBODY, lambda _message: None)
            if isinstance(answer, Assessment) and (answer.claims or answer.missing):
                checked, total = known_facts(answer, as_of)
                for tally in (known[criterion.id], by_tool[subject.tool]):
                    tally[0] += checked
                    tally[1] += total
    easy = {subject.tool for subject in subjects if subject.delivery != "self-hosted"}
    by_need = {}
    for need in store.column("SELECT id FROM needs ORDER BY rowid"):
        tools = store.column(
            "SELECT t.tool FROM tool_needs t JOIN tools ON tools.id = t.tool"
            " WHERE t.need = :need AND tools.kind = 'open' AND tools.status = 'active'",
            need=need,
        )
        tallies = [by_tool[tool] for tool in tools]
        by_need[need] = {
            "tools": len(tools),
            "without_server": len(easy.intersection(tools)),
            "known": _share([sum(column) for column in zip(*tallies, strict=True)] or [0, 0]),
        }
    sources = store.rows(
        "SELECT source_kind, count(*) AS n FROM facts GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return Statistics(
        counts=_counts(store),
        by_criterion={name: _share(tally) for name, tally in known.items()},
        by_need=by_need,
        by_source={row["source_kind"]: row["n"] for row in sources},
        expired=_count(store, "facts WHERE expires <= :day", day=as_of.isoformat()),
        undated=_count(store, "facts WHERE seen IS NULL AND source_kind <> 'background'"),
        disputed=_count(store, "facts WHERE status = 'disputed'"),
    )


def _counts(store: Store) -> dict[str, int]:
    return {
        "open_tools": _count(store, "tools WHERE kind = 'open'"),
        "incumbents": _count(store, "tools WHERE kind = 'incumbent'"),
        "providers": _count(store, "providers"),
        "offers": _count(store, "offers"),
        "claims": _count(store, "facts"),
        "prices": _count(store, "plans"),
        "needs": _count(store, "needs"),
        "needs_with_two_open_tools": _count(
            store,
            "(SELECT 1 FROM tool_needs n JOIN tools t ON t.id = n.tool WHERE t.kind = 'open'"
            " AND t.status = 'active' GROUP BY n.need HAVING count(*) >= 2)",
        ),
    }


def _count(store: Store, what: str, **params: str) -> int:
    return int(store.column(f"SELECT count(*) FROM {what}", **params)[0])


def _share(tally: list[int]) -> float:
    known, all_ = tally
    return round(known / all_, 4) if all_ else 0.0
