"""What a reviewer would say of a catalogue that holds no error: its lints.

Warnings are shown by `toolfinder catalogue check`; advice is counted, and listed on request.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from datetime import timedelta
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

from toolfinder.addresses import normalised
from toolfinder.catalogue.knowledge import knowledge
from toolfinder.errors import Problem
from toolfinder.i18n import LANGUAGES
from toolfinder.i18n import N_
from toolfinder.i18n import Message
from toolfinder.i18n import _
from toolfinder.i18n import ngettext
from toolfinder.i18n import percent
from toolfinder.model.entries import BACKGROUND

if TYPE_CHECKING:
    from toolfinder.catalogue.read import Catalogue
    from toolfinder.model.entries import Entry
    from toolfinder.model.entries import Facts
    from toolfinder.model.entries import Tool

CORE_KNOWN, CORE_UNVERIFIED, KNOWN = 0.8, 0.15, 0.45
"""Shares of the applicable facts that must be known of a core tool and of any other, and the
share of a core tool's stated facts that may be unverified."""

ALIKE = 0.85
"""From this ratio on two names are alike (difflib, 0 to 1)."""

_PRAISE = re.compile(
    r"\b(?:best|leading|powerful|revolutionary|ultimate|seamless(?:ly)?|cutting[- ]edge|"
    r"state[- ]of[- ]the[- ]art|world[- ]class|next[- ]generation|amazing|awesome|beautiful|"
    r"blazing|effortless(?:ly)?|easy[- ]to[- ]use|"
    r"el millor|la millor|líder|capdavanter\w*|potent\w*|revolucion\w*|increïble\w*|"
    r"el mejor|la mejor|puntero|puntera|potente\w*|increíble\w*|innovador\w*|"
    r"le meilleur|la meilleure|leader|puissant\w*|révolutionnaire\w*|incroyable\w*|innovant\w*)\b",
    re.IGNORECASE,
)
_MACHINE = re.compile(
    r"(?:server|computer|servidor|ordinador|ordenador|serveur|ordinateur)\W+(?:\w+\W+)?$"
)
"""What may be called powerful without praise."""

_BARE_QUESTION_MARK = re.compile(r"[{,]\s*[\w-]+:\s+https?://[^\s'\"{},]*\?")

Path = tuple[str | int, ...]
Entries = Iterator[tuple[str, str, "Entry"]]


@dataclass(frozen=True, slots=True)
class Lint:
    """One thing to look for.

    Attributes:
        id: kebab-case, unique.
        label: what it looks for, in a few words.
        find: what it finds in a catalogue on a day.
        advice: whether it is counted rather than shown.
    """

    id: str
    label: Message
    find: Callable[[Catalogue, date], Iterator[Problem]]
    advice: bool = False


def lint(
    catalogue: Catalogue,
    as_of: date,
    only: Collection[str] = (),
    lints: Collection[Lint] | None = None,
) -> dict[str, tuple[Problem, ...]]:
    """What each lint finds on the day `as_of`, by its id; `only` these, or all."""
    chosen = [one for one in (LINTS if lints is None else lints) if not only or one.id in only]
    return {
        one.id: tuple(sorted(one.find(catalogue, as_of), key=lambda problem: problem.position))
        for one in chosen
    }


def _entries(catalogue: Catalogue) -> Entries:
    for folder, entries in (("tools", catalogue.tools), ("providers", catalogue.providers)):
        for id_, entry in entries.items():
            yield folder, id_, entry


def _at(catalogue: Catalogue, folder: str, id_: str, path: Path, message: str) -> Problem:
    return catalogue.sources[folder, id_].problem(message, path)


def _facts(entry: Entry) -> Iterator[tuple[Path, Facts]]:
    """All the facts of a file, and where they stand."""
    yield ("facts",), entry.facts
    for key, offer in getattr(entry, "offers", {}).items():
        yield ("offers", key, "facts"), offer.facts


def _active(catalogue: Catalogue, kind: str) -> Iterator[tuple[str, Tool]]:
    for id_, tool in catalogue.tools.items():
        if tool.kind == kind and tool.retirement is None:
            yield id_, tool


def _stale(catalogue: Catalogue, as_of: date) -> Iterator[Problem]:
    for folder, id_, entry in _entries(catalogue):
        for path, facts in _facts(entry):
            for fact, claims in facts.items():
                days = catalogue.vocabulary.facts[fact].days
                for claim in claims:
                    seen = claim.source != BACKGROUND and entry.sources[claim.source].seen
                    if seen and seen + timedelta(days=days) <= as_of:
                        message = _("expired on {day}").format(day=seen + timedelta(days=days))
                        yield _at(catalogue, folder, id_, (*path, fact), message)


def _unverified(catalogue: Catalogue, _as_of: date) -> Iterator[Problem]:
    for folder, id_, entry in _entries(catalogue):
        for path, facts in _facts(entry):
            for fact, claims in facts.items():
                if all(claim.source == BACKGROUND for claim in claims):
                    message = _("nobody opened a source")
                    yield _at(catalogue, folder, id_, (*path, fact), message)


def _missing_languages(catalogue: Catalogue, _as_of: date) -> Iterator[Problem]:
    for id_, tool in _active(catalogue, "open"):
        for claim in tool.facts.get("ui-languages", ()):
            absent = [code for code in LANGUAGES if code not in (claim.value or {})]
            if absent and claim.value:
                message = _("says nothing of {languages}: write `none` or `unknown`")
                text = message.format(languages=", ".join(absent))
                yield _at(catalogue, "tools", id_, ("facts", "ui-languages"), text)


def _untranslated(catalogue: Catalogue, _as_of: date) -> Iterator[Problem]:
    for id_, tool in catalogue.tools.items():
        texts = tool.summary.model_dump()
        for first, second in combinations(LANGUAGES, 2):
            if texts[first] == texts[second]:
                message = _("is the same in {first} and {second}")
                text = message.format(first=first, second=second)
                yield _at(catalogue, "tools", id_, ("summary", second), text)


def _praise(catalogue: Catalogue, _as_of: date) -> Iterator[Problem]:
    for id_, tool in catalogue.tools.items():
        for code, text in tool.summary.model_dump().items():
            found = _PRAISE.search(text)
            if found and not _MACHINE.search(text[: found.start()]):
                message = _("advertises ({word!r}): say what it does").format(word=found[0])
                yield _at(catalogue, "tools", id_, ("summary", code), message)


def _twins(catalogue: Catalogue, _as_of: date) -> Iterator[Problem]:
    by_address: dict[str, list[str]] = defaultdict(list)
    for id_, tool in catalogue.tools.items():
        by_address[normalised(tool.repository or tool.homepage)].append(id_)
    seen = set()
    for ids in by_address.values():
        for first, second in combinations(ids, 2):
            seen.add((first, second))
            if _set_apart(catalogue, first, second):
                continue
            message = _("has the same address as {tool}: are they one?").format(tool=first)
            yield _at(catalogue, "tools", second, ("name",), message)
    for (first, one), (second, other) in combinations(catalogue.tools.items(), 2):
        if (first, second) in seen or (one.repository and other.repository):
            continue  # two repositories: two tools, however alike their names
        if _set_apart(catalogue, first, second):
            continue
        if one.needs.keys() & other.needs.keys() and _alike(one.name, other.name):
            message = _("is called almost like {tool}: are they one?").format(tool=first)
            yield _at(catalogue, "tools", second, ("name",), message)


def _set_apart(catalogue: Catalogue, one: str, other: str) -> bool:
    """Whether somebody wrote down that they are two."""
    tools = catalogue.tools
    return other in tools[one].distinct_from or one in tools[other].distinct_from


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one.casefold(), other.casefold())
    return matcher.real_quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _unsourced_prices(catalogue: Catalogue, *, free: bool) -> Iterator[Problem]:
    for id_, provider in catalogue.providers.items():
        for tool, offer in provider.offers.items():
            for index, plan in enumerate(offer.plans):
                if plan.source == BACKGROUND and (plan.amount == 0) == free:
                    path = ("offers", tool, "plans", index, "from")
                    message = _("a price that nobody looked up")
                    yield _at(catalogue, "providers", id_, path, message)


def _unlisted_products(catalogue: Catalogue, _as_of: date) -> Iterator[Problem]:
    replaced = {product for tool in catalogue.tools.values() for product in tool.replaces}
    for id_, _tool in _active(catalogue, "incumbent"):
        if id_ not in replaced:
            message = _("no open tool says that it replaces this")
            yield _at(catalogue, "tools", id_, ("name",), message)


def _unused_sources(catalogue: Catalogue, _as_of: date) -> Iterator[Problem]:
    for folder, id_, entry in _entries(catalogue):
        used = {c.source for _path, facts in _facts(entry) for cs in facts.values() for c in cs}
        for offer in getattr(entry, "offers", {}).values():
            used.add(getattr(offer, "source", None) or BACKGROUND)
            used.update(plan.source for plan in getattr(offer, "plans", ()))
        for source in entry.sources:
            if source not in used:
                message = _("nothing is taken from this source")
                yield _at(catalogue, folder, id_, ("sources", source), message)


def _thin(catalogue: Catalogue, *, core: bool) -> Iterator[Problem]:
    wanted = CORE_KNOWN if core else KNOWN
    for id_, tool in _active(catalogue, "open"):
        if tool.core is not core:
            continue
        known = knowledge(tool, catalogue.observed.get(id_, ()), catalogue.vocabulary)
        if known.share < wanted:
            message = _("{known} of {applicable} facts are known, less than {share}").format(
                known=known.known, applicable=known.applicable, share=percent(wanted * 100)
            )
            yield _at(catalogue, "tools", id_, ("facts",), message)
        if core and known.unverified_share > CORE_UNVERIFIED:
            n = known.unverified
            message = ngettext(
                "{n} fact is unverified, more than {share} of those stated",
                "{n} facts are unverified, more than {share} of those stated",
                n,
            ).format(n=n, share=percent(CORE_UNVERIFIED * 100))
            yield _at(catalogue, "tools", id_, ("facts",), message)


def _without_offer(catalogue: Catalogue, _as_of: date) -> Iterator[Problem]:
    hosted = {tool for provider in catalogue.providers.values() for tool in provider.offers}
    for id_, tool in _active(catalogue, "open"):
        if not tool.offers and id_ not in hosted:
            yield _at(catalogue, "tools", id_, ("name",), _("nothing says how to get it"))


def _question_marks(catalogue: Catalogue, _as_of: date) -> Iterator[Problem]:
    for source in catalogue.sources.values():
        for index, line in enumerate(source.text.splitlines(), start=1):
            if _BARE_QUESTION_MARK.search(line):
                message = _("an address with a ? inside braces must be quoted")
                yield Problem(message, source.name, index)


LINTS = (
    Lint(
        "near-duplicates",
        N_("tools with the same address, or almost the same name"),
        _twins,
    ),
    Lint("untranslated", N_("summaries that are the same in two languages"), _untranslated),
    Lint("advertising", N_("summaries that advertise"), _praise),
    Lint(
        "price-without-source",
        N_("prices that nobody looked up"),
        lambda catalogue, _as_of: _unsourced_prices(catalogue, free=False),
    ),
    Lint(
        "unlisted-product",
        N_("products that no open tool replaces"),
        _unlisted_products,
    ),
    Lint("unused-source", N_("sources from which nothing is taken"), _unused_sources),
    Lint(
        "thin-core",
        N_("core tools of which too little is known"),
        lambda catalogue, _as_of: _thin(catalogue, core=True),
    ),
    Lint("no-offer", N_("tools that nobody can get"), _without_offer),
    Lint(
        "bare-question-mark",
        N_("addresses that some readers of YAML cannot read"),
        _question_marks,
    ),
    Lint("stale-claims", N_("claims that have expired"), _stale, advice=True),
    Lint("unverified-claims", N_("claims that nobody checked"), _unverified, advice=True),
    Lint(
        "missing-languages",
        N_("interface languages that leave out one of ours"),
        _missing_languages,
        advice=True,
    ),
    Lint(
        "thin",
        N_("other open tools of which too little is known"),
        lambda catalogue, _as_of: _thin(catalogue, core=False),
        advice=True,
    ),
    Lint(
        "free-without-source",
        N_("offers said to be free of charge, which nobody looked up"),
        lambda catalogue, _as_of: _unsourced_prices(catalogue, free=True),
        advice=True,
    ),
)

Said = Callable[[str, "Tool"], Iterable[tuple[str, str]]]
"""What plugins say of a tool's file, each with the name of its plugin."""


def of_plugins(said: Said) -> Lint:
    """The lint to which plugins add through `check_tool`."""

    def find(catalogue: Catalogue, _as_of: date) -> Iterator[Problem]:
        for id_, tool in catalogue.tools.items():
            for name, sentence in said(id_, tool):
                yield replace(_at(catalogue, "tools", id_, (), sentence), field=name)

    return Lint("plugins", N_("What installed plugins say of a tool"), find, advice=True)
