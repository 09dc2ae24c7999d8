"""Cells of the raw data for people: links to our pages, badges, units. All text is escaped."""

from __future__ import annotations

import json
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.i18n import language
from toolfinder.i18n import number
from toolfinder.i18n import unpack
from toolfinder.web.metadata import DATABASE
from toolfinder.web.raw.words import badge

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder

PAGES = {
    "tool": "tools",
    "provider": "providers",
    "need": "needs",
    "product": "replace",
    "criterion": "criteria",
}
"""Columns that hold the id of something which has a page of ours, and where that page is."""

ROWS = {"fact": "fact_definitions", "need_group": "need_groups"}
"""Columns that hold the id of a row which has no page but Datasette's."""

CODES = {"country": "country", "language": "language", "legal_form": "legal-form"}
"""Columns of codes, and the kind of term that says what a code stands for."""

BADGES = frozenset(("status", "source_kind"))


@dataclass(frozen=True)
class Cell:
    """A cell of a table, or of the answer to a ready-made question: then `table` is None."""

    finder: Toolfinder
    address: Callable[[str], str]
    """Puts the place where the site is mounted before a path."""
    row: Mapping[str, Any]
    column: str
    table: str | None

    @property
    def value(self) -> Any:
        """What the row holds."""
        return self.of(self.column)

    @property
    def label(self) -> Any:
        """The name of what the value points to, where Datasette has looked it up."""
        held = self.row[self.column]
        return (held["label"] if isinstance(held, dict) else None) or self.value

    def of(self, column: str) -> Any:
        """What another column of the row holds; None when it is not shown."""
        held = self.row[column] if column in self.row.keys() else None  # noqa: SIM118 - no dict
        return held["value"] if isinstance(held, dict) else held

    def link(self, place: str, id_: Any, name: str = "lang") -> Markup:
        """The label as a link to a page in the same language, with the id where it differs."""
        path = self.address(f"/{place}/{quote(str(id_), safe='')}")
        shown = Markup('<a href="{}?{}={}">{}</a>').format(path, name, language(), self.label)
        if self.value in {self.label, None}:
            return shown
        return Markup('{} <em class="code">{}</em>').format(shown, self.value)


def cell(one: Cell) -> Markup | None:
    """A cell as people should see it; None where Datasette's plain text will do."""
    if one.value in {None, ""}:
        return None
    for look in (_answered, _linked, _marked, _told, _decoded, _address, _measured):
        shown = look(one)
        if shown is not None:
            return shown
    return None


def said(finder: Toolfinder, column: str, value: Any, label: Any) -> str:
    """A value in words, for lists of values."""
    if column in BADGES:
        return badge(value) or str(value)
    if column in CODES:
        return finder.explainer.words(Term(CODES[column], str(value)))
    return str(label) if label not in {None, ""} else "–"


def _answered(one: Cell) -> Markup | None:
    """Answers to ready-made questions hold names as well as ids."""
    if one.table is not None:
        return None
    columns = ("tool", "provider") if one.column == "entry" else (one.column,)
    for column in columns:
        if column in {"tool", "provider"}:
            sql = f"SELECT id FROM {PAGES[column]} WHERE id = :text OR name = :text"
            ids = one.finder.store.column(sql, text=one.value)
            if len(ids) == 1:
                return one.link(PAGES[column], ids[0])
    return None


def _linked(one: Cell) -> Markup | None:
    if one.table is None:
        return None
    names = {"tools": "name", "providers": "name", "needs": f"label_{language()}"}
    if names.get(one.table) == one.column and one.of("id"):
        return one.link(one.table, one.of("id"))
    if one.column == "successor":
        return one.link(one.table, one.value)
    if one.column == "offer":
        return one.link("tools", str(one.value).partition("@")[0])
    if one.column in PAGES:
        return one.link(PAGES[one.column], one.value)
    if one.column in ROWS:
        return one.link(f"{DATABASE}/{ROWS[one.column]}", one.value, "_lang")
    return None


def _marked(one: Cell) -> Markup | None:
    """Status and standing, as words that stand out."""
    word = badge(one.value) if one.column in BADGES else None
    if word:
        return Markup('<span class="badge badge-{}">{}</span>').format(one.value, word)
    if one.column == "expires" and one.value <= date.today().isoformat():  # noqa: DTZ011
        mark = Markup('{} <span class="badge badge-expired">{}</span>')
        return mark.format(one.value, _("expired"))
    return None


def _told(one: Cell) -> Markup | None:
    """Texts that the catalogue keeps in every language."""
    if one.column == "retired_because":
        return Markup("{}").format(json.loads(one.value)[language()])
    if one.column == "because" and one.of("answer_json"):
        data = json.loads(one.of("answer_json"))
        reason = unpack(data.get("not_applicable") or data["because"])
        return Markup("{}").format(one.finder.explainer.say(reason))
    return None


def _decoded(one: Cell) -> Markup | None:
    if one.column not in CODES:
        return None
    name = said(one.finder, one.column, one.value, None)
    if name == one.value:
        return None
    return Markup('{} <em class="code">{}</em>').format(name, one.value)


def _address(one: Cell) -> Markup | None:
    text = str(one.value).strip()
    if not text.startswith(("http://", "https://")) or any(map(str.isspace, text)):
        return None
    return Markup('<a href="{0}" rel="noopener noreferrer">{0}</a>').format(text)


def _measured(one: Cell) -> Markup | None:
    """A number with what it counts."""
    unit = _unit(one)
    if unit is None and not isinstance(one.value, float):
        return None
    text = number(one.value, 2) if isinstance(one.value, float) else str(one.value)
    return Markup("{}").format(f"{text}\N{NO-BREAK SPACE}{unit}" if unit else text)


def _unit(one: Cell) -> Any:
    if one.column == "amount":
        return one.of("currency")
    if one.column == "fee_percent":
        return "%"
    if one.column == "holds_days":
        return _("days")
    if one.table == "assumptions" and one.column in {"low", "high"}:
        return one.of("unit")
    if one.column == "value" and str(one.value).replace(".", "", 1).isdigit():
        sql = "SELECT unit FROM fact_definitions WHERE id = :fact AND unit <> ''"
        return next(iter(one.finder.store.column(sql, fact=one.of("fact"))), None)
    return None
