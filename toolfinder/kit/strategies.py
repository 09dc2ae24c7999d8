"""Any offer and any organisation, drawn by hypothesis from the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from hypothesis import strategies as st

from toolfinder.catalogue.folder import Layer
from toolfinder.catalogue.folder import shipped_catalogue
from toolfinder.catalogue.folder import vocabulary_files
from toolfinder.catalogue.vocabulary import Vocabulary
from toolfinder.catalogue.vocabulary import read_vocabulary
from toolfinder.catalogue.vocabulary import with_facts
from toolfinder.errors import CatalogueError
from toolfinder.errors import Problem
from toolfinder.i18n import LANGUAGES
from toolfinder.kit.subjects import claim
from toolfinder.kit.subjects import plan
from toolfinder.kit.subjects import profile
from toolfinder.kit.subjects import subject
from toolfinder.model.delivery import DELIVERIES
from toolfinder.shapes import ListOf
from toolfinder.shapes import Number
from toolfinder.shapes import OneOf

if TYPE_CHECKING:
    from toolfinder.criterion import Judge
    from toolfinder.model.claims import Claim
    from toolfinder.model.profile import Profile
    from toolfinder.model.subject import Subject
    from toolfinder.model.vocabulary import FactDefinition
    from toolfinder.shapes import Shape

LICENCES = ("AGPL-3.0-or-later", "MIT", "BUSL-1.1", "LicenseRef-Proprietary")
EXTENTS = ("complete", "partial", 0.0, 0.5, 1.0)
SOURCES: tuple[dict[str, Any], ...] = (
    {},
    {"by": "background"},
    {"expires": date(2026, 1, 1)},
    {"expires": None},
)
"""Claims that hold, that nobody checked, that have expired, whose page bears no date."""


@cache
def vocabulary(facts: tuple[Path, ...] = ()) -> Vocabulary:
    """The shipped vocabulary, with the facts that a plugin defines.

    Raises:
        CatalogueError: a file is wrong.
    """
    problems: list[Problem] = []
    words = read_vocabulary(vocabulary_files(shipped_catalogue()), problems)
    if words is not None:
        words = with_facts(words, [Layer("plugin", facts=path) for path in facts], problems)
    if words is None or problems:
        raise CatalogueError(problems)
    return words


def values(definition: FactDefinition, words: Vocabulary) -> st.SearchStrategy[Any]:
    """Values that a fact may have."""
    one_of = st.sampled_from
    lists = {"set": list(definition.values), "languages": list(LANGUAGES)}
    if definition.type in lists:
        return st.lists(one_of(lists[definition.type]), unique=True)
    made: dict[str, st.SearchStrategy[Any]] = {
        "boolean": st.booleans(),
        "country": one_of(words.countries.codes),
        "courses": st.just([]),
        "date": st.dates(date(2015, 1, 1), date(2026, 11, 1)),
        "enum": one_of(list(definition.values) or ["-"]),
        "integer": st.integers(0, 100_000),
        "interval": st.tuples(st.integers(0, 20), st.integers(20, 50)).map(list),
        "language-map": st.dictionaries(one_of(LANGUAGES), one_of(EXTENTS)),
        "legal-form": one_of(sorted(words.legal_forms)),
        "plans": st.integers(0, 1000).map(lambda amount: plan(amount).value),
        "products": st.just([]),
        "skill": st.integers(0, 4),
        "spdx": one_of(LICENCES),
        "text": st.just("a text"),
        "texts": st.just(["a text"]),
    }
    return made[definition.type]


def claims(fact: str, words: Vocabulary) -> st.SearchStrategy[Claim]:
    """Claims on a fact, from sources of every standing."""
    of_one = values(words.facts[fact], words)
    return st.builds(
        lambda value, source: claim(fact, value, **source), of_one, st.sampled_from(SOURCES)
    )


def offers(facts: Sequence[str], words: Vocabulary) -> st.SearchStrategy[Subject]:
    """Offers of which each of the facts has no claim, one, or two that may differ."""
    some = {fact: st.lists(claims(fact, words), max_size=2) for fact in facts}
    return st.builds(
        lambda found, delivery: subject(
            *(one for several in found.values() for one in several), delivery=delivery
        ),
        st.fixed_dictionaries(some),
        st.sampled_from(DELIVERIES),
    )


PROFILES: tuple[Mapping[str, Any], ...] = (
    {},
    {"country": "ES", "data": "none", "skill": 4, "budget": {"per_year": 0}},
    {
        "country": "FR",
        "legal_form": "association",
        "people": {"members": 60, "staff": 2, "volunteers": 12},
        "languages": {"required": ["fr"], "preferred": ["en"]},
        "budget": {"per_year": 300, "one_off": 100, "hours_per_month": 4},
        "data": "special-category",
        "gates": {"jurisdiction": ["EU"], "licence": "any"},
        "hosting": ["hosted"],
        "skill": 0,
    },
)


NEEDS = ("file-sync", "invoicing", "accounting", "video-conferencing")
"""Needs of one kind and another, that everyone uses or only a team."""


def organisations(judge: Judge) -> st.SearchStrategy[Profile]:
    """Organisations that say little, and such as say much, with any options of the judge."""
    chosen = st.fixed_dictionaries(
        {}, optional={name: option(shape) for name, shape in judge.options.items()}
    )
    return st.builds(
        lambda parts, need, options: profile(
            **{**parts, "needs": [need], "options": {judge.id: options} if options else {}}
        ),
        st.sampled_from(PROFILES),
        st.sampled_from(NEEDS),
        chosen,
    )


def option(shape: Shape) -> st.SearchStrategy[Any]:
    """Values that an option of that shape may have."""
    if isinstance(shape, OneOf):
        return st.sampled_from(shape.words)
    if isinstance(shape, Number):
        low, high = shape.low, min(shape.high, shape.low + 1000)
        return st.integers(int(low), int(high)) if shape.whole else st.floats(low, high)
    if isinstance(shape, ListOf):
        return st.lists(option(shape.member), min_size=shape.least, max_size=3)
    return st.just("a text")
