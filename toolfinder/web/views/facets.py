"""The list of tools: searched, narrowed down by facets, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from toolfinder.errors import unknown
from toolfinder.facets import FACETS
from toolfinder.facets import OPEN
from toolfinder.facets import Selection
from toolfinder.facets import values
from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.i18n import language
from toolfinder.lookup import search
from toolfinder.lookup import serving
from toolfinder.web.links import to
from toolfinder.web.views.claims import Values
from toolfinder.web.views.lists import brief

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder

PAGE = 40
"""Tools a page."""

FOUND = 500
"""The most tools that a search finds."""

MOST = 10
"""The most values of one facet that are looked at."""

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Asked:
    """What the address of a list of tools asks for.

    Attributes:
        text: the words to search for.
        chosen: facets with their chosen values, in the order of the facets.
        page: counted from one.
    """

    text: str = ""
    chosen: Pairs = ()
    page: int = 1

    @classmethod
    def of(cls, args: Mapping[str, Sequence[str]]) -> Asked:
        """What the parameters of an address ask for; what makes no sense is left out."""
        page = "".join(args.get("page", ())[:1])
        return cls(
            "".join(args.get("q", ())[:1]).strip(),
            tuple(
                (facet, value)
                for facet in FACETS
                for value in list(dict.fromkeys(args.get(facet, ())))[:MOST]
                if value
            ),
            int(page) if page.isdecimal() and len(page) < 7 else 1,
        )

    def __str__(self) -> str:
        """The address."""
        pairs = [("q", self.text)] if self.text else []
        pairs += [*self.chosen, ("lang", language())]
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return to(f"/tools?{urlencode(pairs)}")

    def with_(self, facet: str, value: str) -> Asked:
        """The same with one more choice."""
        return replace(self, chosen=(*self.chosen, (facet, value)), page=1)

    def without(self, facet: str, value: str) -> Asked:
        """The same with one choice less."""
        left = tuple(pair for pair in self.chosen if pair != (facet, value))
        return replace(self, chosen=left, page=1)


def tools(finder: Toolfinder, asked: Asked) -> Values:
    """The tools that are asked for, with what can be chosen to narrow them down."""
    asked, problems = _checked(finder, asked)
    found, needs = _searched(finder, asked.text)
    selection = OPEN if found is None else Selection.of(found)
    for facet, value in asked.chosen:
        selection = selection.narrowed(facet, value)
    rows = selection.rows(finder.store)
    if found is not None:
        places = {tool: place for place, tool in enumerate(found)}
        rows.sort(key=lambda row: places[row["id"]])
    pages = max(1, -(-len(rows) // PAGE))
    page = min(max(asked.page, 1), pages)
    first = (page - 1) * PAGE
    titles = _titles()
    chosen = [(facet, value, _label(finder, facet, value)) for facet, value in asked.chosen]
    choices = _choices(finder, asked, selection)
    return {
        "q": asked.text,
        "understood": [finder.explainer.words(Term("need", need)) for need in needs],
        "problems": problems,
        "chosen": [
            {
                "facet": facet,
                "value": value,
                "title": titles[facet],
                "label": label,
                "link": str(asked.without(facet, value)),
            }
            for facet, value, label in chosen
        ],
        "clear": str(Asked(asked.text)),
        "facets": [{"title": titles[facet], "choices": choices[facet]} for facet in FACETS],
        "tools": brief(rows[first : first + PAGE]),
        "total": len(rows),
        "first": first + 1,
        "last": min(first + PAGE, len(rows)),
        "previous": str(replace(asked, page=page - 1)) if page > 1 else None,
        "next": str(replace(asked, page=page + 1)) if page < pages else None,
        "data": {
            "q": asked.text,
            "understood": needs,
            "problems": problems,
            "chosen": [
                {"facet": facet, "value": value, "label": label} for facet, value, label in chosen
            ],
            "facets": choices,
            "tools": brief(rows),
        },
    }


def _choices(finder: Toolfinder, asked: Asked, selection: Selection) -> dict[str, list[Values]]:
    """What more can be chosen of each facet, how many tools that leaves, and where it leads."""
    return {
        facet: [
            {
                "value": value,
                "label": _label(finder, facet, value),
                "tools": count,
                "link": str(asked.with_(facet, value)),
            }
            for value, count in selection.counts(finder.store, facet).items()
            if (facet, value) not in asked.chosen
        ]
        for facet in FACETS
    }


def _searched(finder: Toolfinder, text: str) -> tuple[list[str] | None, list[str]]:
    """The ids of the tools that a text finds, and the needs that it was understood as."""
    if not text:
        return None, []
    found = search(finder.store, text, FOUND)
    needs: list[str] = []
    if not found:
        needs = [one.need for one in finder.understand(text).needs]
        found = serving(finder.store, needs, FOUND)
    return [row["id"] for row in found], needs


def _checked(finder: Toolfinder, asked: Asked) -> tuple[Asked, list[str]]:
    """What is asked for without the values that no facet has, and what is said of these."""
    nouns = {
        "need": _("need"),
        "licence": _("licence"),
        "language": _("language of the interface"),
        "delivery": _("way to get a tool"),
        "country": _("country"),
    }
    known = {facet: values(finder.store, facet) for facet, _value in asked.chosen}
    problems = [
        unknown(value[:60], known[facet], nouns[facet])
        for facet, value in asked.chosen
        if value not in known[facet]
    ]
    kept = tuple(pair for pair in asked.chosen if pair[1] in known[pair[0]])
    return replace(asked, chosen=kept), problems


def _titles() -> dict[str, str]:
    return {
        "need": _("What it does"),
        "licence": _("Licence"),
        "language": _("Language (at least half translated)"),
        "delivery": _("Ways to get it"),
        "country": _("Country of the provider"),
    }


def _label(finder: Toolfinder, facet: str, value: str) -> str:
    kind, id_ = ("value", f"licence:{value}") if facet == "licence" else (facet, value)
    return finder.explainer.words(Term(kind, id_))
