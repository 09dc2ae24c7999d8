"""Reads the compiled catalogue. Standard library only: this is on every answer's way."""

from __future__ import annotations

import json
import sqlite3
import weakref
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from functools import cached_property
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
        self._open()

    def _open(self) -> None:
        try:
            self._check_whole(self.path)
            place = quote(self.path.absolute().as_posix())
            self._db = sqlite3.connect(f"file:{place}?mode=ro&immutable=1", uri=True)
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
        known: dict[Term, str] = {}
        column = code or language()

        def look_up(term: Term) -> str:
            if term not in known:
                known[term] = self._label(term, column)
            return known[term]

        return look_up

    def _label(self, term: Term, column: str) -> str:
        # The column is one of LANGUAGES, never a person's text.
        sql = f'SELECT "{column}" FROM labels WHERE kind = :kind AND id = :id'
        found = self.column(sql, kind=term.kind, id=term.id)
        if found:
            return str(found[0])
        if term.kind == "value":
            fact, _colon, value = term.id.partition(":")
            kind = ALIAS_KINDS.get(self._fact_types.get(fact, ""))
            if kind:
                return self._label(Term(kind, value), column)
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
        claims = self._claims({row["tool"] for row in offers} if need or tool else None)
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
                    **claims["tool", row["tool"]],
                    **claims["offer", row["offer"]],
                    **(claims["provider", row["provider"]] if row["provider"] else {}),
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
        by_offer = {subject.offer: subject for subject in subjects}
        rows = self.rows(
            f"SELECT * FROM assessments WHERE (holds_until IS NULL OR holds_until > :day)"
            f" AND offer IN ({_marks(by_offer)})",
            day=as_of.isoformat(),
            **_named(by_offer),
        )
        return {
            (row["offer"], row["criterion"]): _answer(row, by_offer[row["offer"]]) for row in rows
        }

    def _claims(
        self, tools: set[str] | None
    ) -> dict[tuple[str, str], dict[str, tuple[Claim, ...]]]:
        where, params = "", {}
        if tools is not None:
            marks, params = _marks(tools), _named(tools)
            where = (
                f" WHERE tool IN ({marks}) OR provider IN"
                f" (SELECT provider FROM offers WHERE tool IN ({marks}))"
            )
        found: dict[tuple[str, str], dict[str, list[Claim]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for row in self.rows(f"SELECT * FROM facts{where} ORDER BY id", **params):
            subject = row[row["belongs_to"]]
            found[row["belongs_to"], subject][row["fact"]].append(self.claim(row))
        frozen = {
            key: {fact: tuple(claims) for fact, claims in facts.items()}
            for key, facts in found.items()
        }
        return defaultdict(dict, frozen)

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
