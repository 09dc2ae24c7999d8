"""How much the catalogue knows: counts, and the share of facts from checked sources."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from toolfinder.assessing import Panel
from toolfinder.criterion import Assessment
from toolfinder.engine import known_facts
from toolfinder.lints import CORE_KNOWN
from toolfinder.lints import KNOWN
from toolfinder.model.profile import Languages
from toolfinder.model.profile import Profile
from toolfinder.model.profile import Request

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from toolfinder.criterion import Criterion
    from toolfinder.store.read import Store


_OPEN = "kind = 'open' AND status = 'active'"

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
        by_need: for each need, how many open tools serve it, how many of these are core, how
            many can be had without a server of one's own, and the share of their facts known.
        core: of the active open tools that are core, how many there are, how many needs have
            one and two of them, the shares of their own facts known and unverified (mean and
            least or most), and how many have a share of at least `CORE_KNOWN`.
        rest: the same of the other active open tools, with `KNOWN`.
        by_source: how many claims come from each kind of source.
        expired: claims that no longer hold; `undated`: those whose source bears no date.
        disputed: claims on which sources disagree.
    """

    counts: dict[str, int]
    by_criterion: dict[str, float]
    by_need: dict[str, dict[str, float]]
    by_source: dict[str, int]
    core: dict[str, float]
    rest: dict[str, float]
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
        answers = Panel(lambda _message: None).assess(criterion, subjects, ANYBODY)
        for subject, answer in zip(subjects, answers, strict=True):
            if isinstance(answer, Assessment) and (answer.claims or answer.missing):
                checked, total = known_facts(answer, as_of)
                for tally in (known[criterion.id], by_tool[subject.tool]):
                    tally[0] += checked
                    tally[1] += total
    easy = {subject.tool for subject in subjects if subject.delivery != "self-hosted"}
    core = set(store.column(f"SELECT id FROM tools WHERE core AND {_OPEN}"))
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
            "core": len(core.intersection(tools)),
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
        core={
            **_depth(store, core=True),
            "needs_with_one": sum(row["core"] >= 1 for row in by_need.values()),
            "needs_with_two": sum(row["core"] >= 2 for row in by_need.values()),
        },
        rest=_depth(store, core=False),
        expired=_count(store, "facts WHERE expires <= :day", day=as_of.isoformat()),
        undated=_count(store, "facts WHERE seen IS NULL AND source_kind <> 'background'"),
        disputed=_count(store, "facts WHERE status = 'disputed'"),
    )


def _depth(store: Store, *, core: bool) -> dict[str, float]:
    rows = list(
        store.rows(
            "SELECT facts_known AS known, facts_applicable AS applicable, facts_unverified AS"
            f" unverified FROM tools WHERE {'core' if core else 'NOT core'} AND {_OPEN}"
        )
    )
    shares = [_share([row["known"], row["applicable"]]) for row in rows]
    doubts = [_share([row["unverified"], row["known"] + row["unverified"]]) for row in rows]
    return {
        "tools": len(rows),
        "known": _share(
            [sum(row["known"] for row in rows), sum(row["applicable"] for row in rows)]
        ),
        "known_least": min(shares, default=0.0),
        "enough_known": sum(share >= (CORE_KNOWN if core else KNOWN) for share in shares),
        "unverified": _share(
            [
                sum(row["unverified"] for row in rows),
                sum(row["known"] + row["unverified"] for row in rows),
            ]
        ),
        "unverified_most": max(doubts, default=0.0),
    }


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
