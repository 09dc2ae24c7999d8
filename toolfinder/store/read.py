"""Reads the compiled catalogue. Standard library only: this is on every answer's way.

What was read of claims, assessments and words is kept: the file never changes, and a server
that answers many reads each once. Threads may share a store.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import weakref
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from functools import cache
from functools import cached_property
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from toolfinder.criterion import Assessment
from toolfinder.criterion import NotApplicable
from toolfinder.errors import StoreError
from toolfinder.i18n import Term
from toolfinder.i18n import language
from toolfinder.i18n import unpack
from toolfinder.model.claims import Claim
from toolfinder.model.claims import SourceKind
from toolfinder.model.claims import Status
from toolfinder.model.profile import Request
from toolfinder.model.subject import Range
from toolfinder.model.subject import Reference
from toolfinder.model.subject import Subject

ALIAS_KINDS = {
    "country": "country",
    "languages": "language",
    "legal-form": "legal-form",
    "products": "tool",
}
"""Kinds of labels that name the values of facts of these types."""

_OFFERS = """
SELECT o.id AS offer, o.tool, t.name AS tool_name, t.kind, o.delivery, o.provider,
       p.name AS provider_name, {role} AS role,
       coalesce(t.retired_because, p.retired_because) AS retired
FROM offers o JOIN tools t ON t.id = o.tool LEFT JOIN providers p ON p.id = o.provider
"""
_OF_NEED = "JOIN tool_needs n ON n.tool = o.tool AND n.need = :need"

Facts = dict[str, tuple[Claim, ...]]
"""The claims on one tool, offer or provider, by fact."""

Held = tuple[str, "str | None", "Assessment | NotApplicable"]
"""A stored assessment: its criterion, the day on which it ends, and the answer."""


class Store:
    """The compiled catalogue, opened read-only.

    Args:
        path: the file.
        mend: makes the file anew when a query finds it damaged, and returns its path.

    Raises:
        StoreError: the file is not a whole compiled catalogue.
    """

    def __init__(self, path: Path, mend: Callable[[], Path] | None = None) -> None:
        self.path = path
        self._mend = mend
        self._one_at_a_time = threading.RLock()
        self._facts: dict[tuple[str, str], Facts] = {}
        self._facts_read: set[str] = set()
        self._held: dict[str, list[Held]] = {}
        self._words: dict[str, Callable[[Term], str]] = {}
        self._open()

    def _open(self) -> None:
        try:
            self._check_whole(self.path)
            place = quote(self.path.absolute().as_posix())
            self._db = sqlite3.connect(
                f"file:{place}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            weakref.finalize(self, self._db.close)
            self._db.row_factory = sqlite3.Row
            rows = self._db.execute("SELECT * FROM meta")
            self.meta = {row["key"]: json.loads(row["value"]) for row in rows}
        except (OSError, sqlite3.Error, ValueError) as error:
            raise StoreError(str(error)) from error

    def phrases(self) -> list[tuple[str, str]]:
        """What the matcher learns from: phrases with their needs, in a fixed order.

        Labels in each language, the vocabulary's phrases, and names of tools, which speak of
        the first need of the tool; what speaks of no need comes with `-`.
        """
        rows = self.rows(
            """
            SELECT id AS need, label_en AS text FROM needs
            UNION ALL SELECT id, label_ca FROM needs
            UNION ALL SELECT id, label_es FROM needs
            UNION ALL SELECT id, label_fr FROM needs
            UNION ALL SELECT coalesce(need, '-'), text FROM phrases
            UNION ALL SELECT n.need, t.name FROM tools t JOIN tool_needs n ON n.rowid =
                (SELECT min(rowid) FROM tool_needs WHERE tool = t.id)
            """
        )
        return [(row["need"], row["text"]) for row in rows]

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def rows(self, sql: str, /, **params: Any) -> list[sqlite3.Row]:
        """The rows of a query.

        Raises:
            StoreError: the file is damaged.
        """
        with self._one_at_a_time:
            try:
                return self._db.execute(sql, params).fetchall()
            except sqlite3.DatabaseError as error:
                if self._mend is None:
                    raise StoreError(str(error)) from error
                mend, self._mend = self._mend, None
                self.close()
                self.path = mend()
                self._open()
                return self.rows(sql, **params)

    def column(self, sql: str, /, **params: Any) -> list[Any]:
        """The first column of a query."""
        return [row[0] for row in self.rows(sql, **params)]

    @cached_property
    def reference(self) -> Reference:
        """The vocabulary that judging needs beside the facts."""
        data = self.meta["reference"]
        return Reference(
            groups={name: frozenset(codes) for name, codes in data["groups"].items()},
            member_owned=frozenset(data["member_owned"]),
            nonprofit=frozenset(data["nonprofit"]),
            assumptions={
                name: Range(low, high) for name, (low, high) in data["assumptions"].items()
            },
            legal={name: frozenset(needs) for name, needs in data["legal"].items()},
            team_needs=frozenset(data["team_needs"]),
        )

    @cached_property
    def _fact_types(self) -> dict[str, str]:
        rows = self.rows("SELECT id, type FROM fact_definitions")
        return {row["id"]: row["type"] for row in rows}

    @cached_property
    def _units(self) -> dict[str, str]:
        rows = self.rows(
            "SELECT id, unit FROM fact_definitions WHERE type = 'integer' AND unit <> ''"
        )
        return {row["id"]: row["unit"] for row in rows}

    def words(self, code: str | None = None) -> Callable[[Term], str]:
        """Looks up terms in a language, by default the one that is spoken now."""
        column = code or language()
        if column not in self._words:
            self._words[column] = cache(partial(self._label, column))
        return self._words[column]

    def _label(self, column: str, term: Term) -> str:
        # The column is one of LANGUAGES, never a person's text.
        sql = f'SELECT "{column}" FROM labels WHERE kind = :kind AND id = :id'
        found = self.column(sql, kind=term.kind, id=term.id)
        if found:
            return str(found[0])
        if term.kind == "value":
            fact, _colon, value = term.id.partition(":")
            kind = ALIAS_KINDS.get(self._fact_types.get(fact, ""))
            if kind:
                return self._label(column, Term(kind, value))
            return f"{value} {self._units[fact]}" if fact in self._units else value
        return term.id

    def subjects(
        self, *, as_of: date, request: Request | None = None, tool: str | None = None
    ) -> list[Subject]:
        """Offers as criteria see them: those that serve a need, those of a tool, or all."""
        need = request.need if request else None
        sql = _OFFERS.format(role="n.role" if need else "NULL") + (_OF_NEED if need else "")
        if tool:
            sql += " WHERE o.tool = :tool"
        offers = self.rows(f"{sql} ORDER BY o.id", need=need, tool=tool)
        facts = self._facts_on({row["tool"] for row in offers}, every=not (need or tool))
        features = defaultdict(set)
        for row in self.rows(
            "SELECT tool, feature FROM tool_features WHERE need = :need", need=need
        ):
            features[row["tool"]].add(row["feature"])
        return [
            Subject(
                offer=row["offer"],
                tool=row["tool"],
                tool_name=row["tool_name"],
                kind=row["kind"],
                delivery=row["delivery"],
                as_of=as_of,
                provider=row["provider"],
                provider_name=row["provider_name"],
                retired=row["retired"],
                role=row["role"],
                request=request,
                features=frozenset(features[row["tool"]]),
                claims={
                    **facts.get(("tool", row["tool"]), {}),
                    **facts.get(("offer", row["offer"]), {}),
                    **facts.get(("provider", row["provider"]), {}),
                },
                reference=self.reference,
            )
            for row in offers
        ]

    def assessments(
        self, as_of: date, subjects: list[Subject]
    ) -> dict[tuple[str, str], Assessment | NotApplicable]:
        """The stored assessments that hold on `as_of`, by offer and criterion."""
        if as_of < date.fromisoformat(self.meta["built_on"]):
            return {}
        self._read_assessments({s.offer: s for s in subjects if s.offer not in self._held})
        day = as_of.isoformat()
        return {
            (subject.offer, criterion): answer
            for subject in subjects
            for criterion, until, answer in self._held[subject.offer]
            if until is None or until > day
        }

    def _read_assessments(self, fresh: dict[str, Subject]) -> None:
        if not fresh:
            return
        held: dict[str, list[Held]] = {offer: [] for offer in fresh}
        sql = f"SELECT * FROM assessments WHERE offer IN ({_marks(fresh)})"
        for row in self.rows(sql, **_named(fresh)):
            answer = _answer(row, fresh[row["offer"]])
            held[row["offer"]].append((row["criterion"], row["holds_until"], answer))
        self._held |= held

    def _facts_on(self, tools: set[str], *, every: bool) -> dict[tuple[str, str], Facts]:
        """What is claimed, by kind and id of whom; `tools` and what goes with them are there.

        Args:
            every: whether these are all the tools.
        """
        fresh = tools - self._facts_read
        if not fresh:
            return self._facts
        where, named = "", {}
        if not every:
            marks, named = _marks(fresh), _named(fresh)
            where = (
                f" WHERE tool IN ({marks}) OR provider IN"
                f" (SELECT provider FROM offers WHERE tool IN ({marks}))"
            )
        found: dict[tuple[str, str], dict[str, list[Claim]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for row in self.rows(f"SELECT * FROM facts{where} ORDER BY id", **named):
            subject = row[row["belongs_to"]]
            found[row["belongs_to"], subject][row["fact"]].append(self.claim(row))
        self._facts |= {
            key: {fact: tuple(claims) for fact, claims in facts.items()}
            for key, facts in found.items()
        }
        self._facts_read |= fresh
        return self._facts

    def claim(self, row: sqlite3.Row) -> Claim:
        """One row of `facts` as a claim."""
        value = None if row["value_json"] is None else json.loads(row["value_json"])
        if value is not None and self._fact_types.get(row["fact"]) == "date":
            value = date.fromisoformat(value)
        return Claim(
            fact=row["fact"],
            subject=row[row["belongs_to"]],
            value=value,
            status=Status(row["status"]),
            by=SourceKind(row["source_kind"]),
            source=row["source"],
            seen=date.fromisoformat(row["seen"]) if row["seen"] else None,
            expires=date.fromisoformat(row["expires"]) if row["expires"] else None,
            source_title=row["source_title"],
        )

    @staticmethod
    def _check_whole(path: Path) -> None:
        with path.open("rb") as file:
            header = file.read(100)
        size = int.from_bytes(header[16:18], "big")
        pages = int.from_bytes(header[28:32], "big")
        if not header.startswith(b"SQLite format 3\0") or path.stat().st_size != pages * (
            65536 if size == 1 else size
        ):
            raise StoreError(f"{path.name} is not a whole SQLite file")


def _answer(row: sqlite3.Row, subject: Subject) -> Assessment | NotApplicable:
    data = json.loads(row["answer_json"])
    if "not_applicable" in data:
        return NotApplicable(unpack(data["not_applicable"]))
    claims = tuple(claim for fact in data["facts"] for claim in subject.claims_on(fact))
    return Assessment(
        row["low"], row["high"], unpack(data["because"]), claims, tuple(data["missing"])
    )


def _marks(values: Any) -> str:
    return ", ".join(f":v{index}" for index, _value in enumerate(sorted(values)))


def _named(values: Any) -> dict[str, Any]:
    return {f"v{index}": value for index, value in enumerate(sorted(values))}
