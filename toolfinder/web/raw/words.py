"""The words of the raw data's pages, in the language that is spoken."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from toolfinder.i18n import _
from toolfinder.i18n import joined
from toolfinder.i18n import ngettext
from toolfinder.web import words as shared


def words() -> dict[str, str]:
    """Texts by what the templates call them, those of all pages included."""
    return {
        **shared.words(),
        "where": _("Where you are"),
        "columns": _("What the columns mean"),
        "narrow": _("Narrow down"),
        "column": _("Column"),
        "condition": _("Condition"),
        "no_condition": _("take this condition away"),
        "sort": _("Sort by"),
        "descending": _("in reverse order"),
        "apply": _("Show"),
        "ask": _("Show the answer"),
        "as_file": _("As a file:"),
        "csv_part": _("(at most 200 rows)"),
        "facets": _("Most frequent values"),
        "remove": _("Take away"),
        "all_values": _("more values"),
        "too_slow_facets": _("Counting took too long:"),
        "next_page": _("Next rows"),
        "row": _("Row"),
        "no_rows": _("There is no such row."),
        "made_by": _("How the table is made (SQL)"),
        "asked_by": _("How the question is put (SQL)"),
        "need": _("Need"),
        "product": _("Product"),
        "country": _("Country"),
        "language": _("Language"),
        "belongs": _("More about it"),
        "way_on": _("You can go on here:"),
    }


def operations() -> dict[str, str]:
    """Conditions that a column can be put under, by what addresses call them."""
    return {
        "exact": "=",
        "not": "≠",
        "contains": _("contains"),
        "startswith": _("starts with"),
        "endswith": _("ends with"),
        "gt": ">",
        "gte": "≥",
        "lt": "<",
        "lte": "≤",
        "in": _("is one of (separated by commas)"),
        "notin": _("is none of (separated by commas)"),
        "isblank": _("is empty"),
        "notblank": _("is not empty"),
    }


WITHOUT_VALUE = frozenset(("isblank", "notblank"))


def counted(count: int | None, more: bool = False) -> str:  # noqa: FBT001, FBT002 - a template calls it
    """How many rows there are; None when counting took too long."""
    if count is None:
        return _("Rows")
    if more:
        return _("More than {n} rows").format(n=short(count))
    return ngettext("{n} row", "{n} rows", count).format(n=short(count))


def short(count: int) -> str:
    """A whole number, its thousands set apart by a space that does not break."""
    return f"{count:,}".replace(",", "\u202f")


def narrowed(selections: Iterable[tuple[str, str, str]], search: str | None) -> str:
    """What the rows have in common, to follow their count; empty when they are all."""
    known = operations()
    said = [_("found by “{words}”").format(words=search)] if search else []
    said += [
        f"{column} {known[lookup]}" + ("" if lookup in WITHOUT_VALUE else f" {value}")
        for column, lookup, value in selections
        if lookup in known
    ]
    return f": {joined(said)}" if said else ""


def menu() -> list[tuple[str, str, bool]]:
    """The conditions as Datasette's form lists them: key, text, whether it takes no value."""
    return [(key, text, key in WITHOUT_VALUE) for key, text in operations().items()]


def badge(value: Any) -> str | None:
    """The word for a status or a standing, if it is one."""
    words = {
        "known": _("stated"),
        "unknown": _("unknown"),
        "not-applicable": _("not applicable"),
        "disputed": _("disputed"),
        "active": _("can be had"),
        "retired": _("no longer to be had"),
        "background": _("unverified"),
    }
    return words.get(value)
