"""Compiles a catalogue into one SQLite file, written beside the old one, then swapped in."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils import Database
from sqlite_utils.db import Table

from toolfinder.assessing import Panel
from toolfinder.criterion import NotApplicable
from toolfinder.i18n import Message
from toolfinder.i18n import pack
from toolfinder.i18n import render
from toolfinder.model.claims import Claim
from toolfinder.store import claims
from toolfinder.store import tables
from toolfinder.store.read import Store
from toolfinder.store.schema import TABLES
from toolfinder.store.schema import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolfinder.catalogue.read import Catalogue
    from toolfinder.criterion import Criterion

Progress = Callable[[int, int], None]

_SECONDS = 10.0
"""How long a plugin's criterion may take for all the offers that there are."""


@dataclass(frozen=True)
class Recipe:
    """What to compile: a catalogue, the criteria to assess beforehand, and the day.

    `refused` says what is wrong with the layers of plugins that were left out.
    """

    catalogue: Catalogue
    criteria: tuple[Criterion, ...]
    as_of: date
    refused: tuple[str, ...] = ()


def build(recipe: Recipe, target: Path, progress: Progress = lambda _done, _total: None) -> None:
    """Compile into `target`, or leave `target` as it was.

    Args:
        recipe: criteria whose scope is `offer` are assessed on its day and stored.
        target: the file to replace; its folder must exist.
        progress: told how many of how many steps are done.

    Raises:
        OSError, sqlite3.Error: it cannot be written, for example on a full disk.
    """
    handle, name = tempfile.mkstemp(prefix=f".{target.stem}-", suffix=".part", dir=target.parent)
    os.close(handle)
    part = Path(name)
    try:
        _write(recipe, part, progress)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
        part.with_name(f"{part.name}-journal").unlink(missing_ok=True)


def _write(recipe: Recipe, path: Path, progress: Progress) -> None:
    total = len(TABLES) + 2
    with closing(Database(str(path))) as db:
        db.execute("PRAGMA journal_mode=delete")
        db.execute("PRAGMA synchronous=off")
        for done, (name, rows) in enumerate(_rows(recipe), start=1):
            _create(db, name).insert_all(rows)
            progress(done, total)
        _finish(db)
    with closing(Store(path)) as store:
        assessed = list(_assessments(store, recipe))
    with closing(Database(str(path))) as db:
        _table(db, "assessments").insert_all(assessed)
        progress(total - 1, total)
        db.execute("ANALYZE")
        db.conn.commit()
        db.execute("VACUUM")
        progress(total, total)


def _rows(recipe: Recipe) -> Iterator[tuple[str, Iterable[claims.Row]]]:
    catalogue = recipe.catalogue
    words = catalogue.vocabulary
    yield "meta", _meta(recipe)
    yield "tools", tables.tools(catalogue)
    yield "providers", tables.providers(catalogue)
    yield "offers", tables.offers(catalogue)
    yield "need_groups", tables.need_groups(words)
    yield "needs", tables.needs(words)
    yield "phrases", tables.phrases(words)
    yield "tool_needs", tables.tool_needs(catalogue)
    yield "tool_features", tables.tool_features(catalogue)
    yield "tool_replaces", tables.tool_replaces(catalogue)
    yield "tool_languages", tables.tool_languages(catalogue)
    yield "plans", tables.plans(catalogue)
    yield "fact_definitions", tables.fact_definitions(words)
    yield "facts", claims.facts(catalogue)
    yield "assumptions", tables.assumptions(words)
    yield "labels", tables.labels(catalogue)
    yield "assessments", ()


def _create(db: Database, name: str) -> Table:
    table, made = TABLES[name], _table(db, name)
    made.create(
        table.columns,
        pk=table.pk,
        foreign_keys=[(column, other, "id") for column, other in (table.references or {}).items()],
    )
    for columns in table.indexes:
        made.create_index(columns)
    return made


def _table(db: Database, name: str) -> Table:
    table = db[name]
    assert isinstance(table, Table)  # noqa: S101 - there are no views
    return table


def _meta(recipe: Recipe) -> Iterator[claims.Row]:
    values = {
        "schema": VERSION,
        "version": recipe.catalogue.version,
        "hash": recipe.catalogue.hash,
        "built_on": recipe.as_of.isoformat(),
        "phrases": _phrases_key(recipe.catalogue),
        "refused": recipe.refused,
        "reference": tables.reference(recipe.catalogue.vocabulary),
    }
    for key, value in values.items():
        yield {"key": key, "value": json.dumps(value)}


def _phrases_key(catalogue: Catalogue) -> str:
    """Hexadecimal digits that change with anything that the matcher learns from."""
    digest = hashlib.sha256()
    for rows in (
        tables.phrases(catalogue.vocabulary),
        tables.needs(catalogue.vocabulary),
        ((id_, tool.name, next(iter(tool.needs))) for id_, tool in catalogue.tools.items()),
        sorted(catalogue.vocabulary.aliases.items()),
    ):
        for row in rows:
            digest.update(repr(row).encode())
    return digest.hexdigest()[:12]


def _finish(db: Database) -> None:
    columns = [
        "name",
        "also_known_as",
        *(c for c in TABLES["tools"].columns if c.startswith("summary")),
    ]
    _table(db, "tools").enable_fts(columns, tokenize="unicode61 remove_diacritics 2")
    db.conn.commit()


def _assessments(store: Store, recipe: Recipe) -> Iterator[claims.Row]:
    criteria = [criterion for criterion in recipe.criteria if criterion.scope == "offer"]
    words = store.words("en")
    subjects = store.subjects(as_of=recipe.as_of)
    for criterion in criteria:
        complaints: list[Message] = []
        answers = Panel(complaints.append, seconds=_SECONDS).assess(criterion, subjects, None)
        for subject, answer in zip(subjects, answers, strict=True):
            if answer.because in complaints:
                continue  # to be named whenever it is asked, not once at build
            if isinstance(answer, NotApplicable):
                packed = {"not_applicable": pack(answer.because)}
                read: tuple[Claim, ...] = ()
            else:
                packed = {"because": pack(answer.because), "missing": list(answer.missing)}
                packed["facts"] = list(dict.fromkeys(claim.fact for claim in answer.claims))
                read = answer.claims
            ends = [c.expires for c in read if c.expires and c.expires > recipe.as_of]
            yield {
                "offer": subject.offer,
                "criterion": criterion.id,
                "low": None if isinstance(answer, NotApplicable) else answer.low,
                "high": None if isinstance(answer, NotApplicable) else answer.high,
                "holds_until": min(ends).isoformat() if ends else None,
                "because": render(answer.because, words),
                "answer_json": json.dumps(packed, ensure_ascii=False),
            }
