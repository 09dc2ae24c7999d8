"""Measures how well texts are understood, against statements whose needs somebody wrote down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolfinder.matching.model import Hit
    from toolfinder.matching.understand import Understanding


@dataclass(frozen=True)
class Statement:
    """A text and what it asks for.

    `needs` holds a set for each need; any member of the set is right. Without needs the text
    is nonsense, and must not be understood.
    """

    text: str
    language: str
    needs: tuple[frozenset[str], ...]


@dataclass
class Score:
    """Figures on some statements; shares are from 0 to 1, and 1 where there was nothing to do.

    Attributes:
        top_1: share of statements with a need whose likeliest need is right.
        recall_at_3: share of the needs that are among the three likeliest.
        precision: share of the accepted needs that are right.
        recall: share of the needs that were accepted.
        nonsense: share of the nonsense that was neither accepted nor asked about.
    """

    statements: int = 0
    top_1: float = 1.0
    recall_at_3: float = 1.0
    accepted: int = 0
    precision: float = 1.0
    recall: float = 1.0
    nonsense: float = 1.0


@dataclass
class Evaluation:
    """Scores overall (`all`) and by language, and what was taken for what, how often."""

    scores: dict[str, Score]
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)


def evaluate(
    statements: Sequence[Statement],
    hits: Callable[[str], Sequence[Hit]],
    understand: Callable[[str], Understanding],
) -> Evaluation:
    """Put every statement to the test."""
    results = [(one, hits(one.text), understand(one.text)) for one in statements]
    scores = {"all": _score(results)}
    for language in dict.fromkeys(one.language for one in statements):
        scores[language] = _score([r for r in results if r[0].language == language])
    confused = Counter(
        (" | ".join(sorted(one.needs[0])), found[0].need)
        for one, found, _understood in results
        if one.needs and found and not _right(one, found[0].need)
    )
    return Evaluation(scores, confused)


def _score(results: Sequence[tuple[Statement, Sequence[Hit], Understanding]]) -> Score:
    meant = [result for result in results if result[0].needs]
    nonsense = [understood for one, _hits, understood in results if not one.needs]
    wanted = [(need, found, u) for one, found, u in meant for need in one.needs]
    accepted = [(one, need.need) for one, _hits, u in results for need in u.needs]
    return Score(
        statements=len(results),
        top_1=_share(found and _right(one, found[0].need) for one, found, _u in meant),
        recall_at_3=_share(need & {hit.need for hit in found[:3]} for need, found, u in wanted),
        accepted=len(accepted),
        precision=_share(_right(one, need) for one, need in accepted),
        recall=_share(need & {one.need for one in u.needs} for need, _hits, u in wanted),
        nonsense=_share(not u.needs and not u.questions for u in nonsense),
    )


def _right(statement: Statement, need: str) -> bool:
    return any(need in needs for needs in statement.needs)


def _share(outcomes: Iterable[object]) -> float:
    listed = [bool(outcome) for outcome in outcomes]
    return round(sum(listed) / len(listed), 4) if listed else 1.0
