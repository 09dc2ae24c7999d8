"""Reads an organisation's profile: everything right, or every problem, located."""

from __future__ import annotations

import json
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolfinder.errors import Problem
from toolfinder.errors import ProfileError
from toolfinder.i18n import _
from toolfinder.model.profile import Profile
from toolfinder.validation import parse
from toolfinder.validation import unknown
from toolfinder.yamlsource import YamlSource

if TYPE_CHECKING:
    from toolfinder.yamlsource import YamlSource as Source

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class ProfileWords:
    """The words that a profile may use."""

    needs: Collection[str]
    features: Mapping[str, Collection[str]]
    legal_forms: Collection[str]
    countries: Collection[str]
    places: Collection[str]
    languages: Collection[str]
    legal: Collection[str]
    criteria: Collection[str]
    currencies: Collection[str]
    tools: Collection[str]
    excludable: Collection[str]


def read_profile(source: Source, words: ProfileWords) -> Profile:
    """The profile that `source` holds.

    Raises:
        ProfileError: with every problem, located.
    """
    problems: list[Problem] = []
    profile = parse(Profile, source, problems)
    if profile is None:
        raise ProfileError(problems)
    problems = [
        source.problem(message, path, at_key=at_key) for path, message, at_key in _wrong(profile, words)
    ]
    if problems:
        raise ProfileError(problems)
    return profile


def check_profile(profile: Profile, words: ProfileWords) -> None:
    """Check a profile that was made in Python.

    Raises:
        ProfileError: with every word that toolfinder does not know.
    """
    problems = [
        Problem(message, field=".".join(map(str, path))) for path, message, _at_key in _wrong(profile, words)
    ]
    if problems:
        raise ProfileError(problems)


def as_source(data: object, name: str = "profile") -> Source:
    """Plain data (of a form, or of JSON) as a source that can be checked like a file."""
    return YamlSource(json.dumps(data, ensure_ascii=False), name)


def _wrong(profile: Profile, words: ProfileWords) -> Iterator[tuple[Path, str, bool]]:
    def known(
        path: Path, word: str | None, allowed: Collection[str], what: str, *, at_key: bool = False
    ) -> Iterator[tuple[Path, str, bool]]:
        if word is not None and word not in allowed:
            yield path, unknown(word, allowed, what), at_key

    seen: dict[str, int] = {}
    for index, request in enumerate(profile.needs):
        # A slug alone stands at needs.0; its field is found there all the same.
        here: Path = ("needs", index)
        yield from known((*here, "need"), request.need, words.needs, _("need"))
        if request.need in seen:
            yield (*here, "need"), _("the need {need!r} stands twice").format(need=request.need), False
        seen[request.need] = index
        for place, feature in enumerate(request.features):
            path = (*here, "features", place)
            yield from known(path, feature, words.features.get(request.need, ()), _("feature"))
        yield from known((*here, "uses_today"), request.uses_today, words.tools, _("tool or product"))
    yield from known(("legal_form",), profile.legal_form, words.legal_forms, _("legal form"))
    yield from known(("country",), profile.country, words.countries, _("country code (ISO 3166)"))
    for key in ("required", "preferred"):
        for index, language in enumerate(getattr(profile.languages, key)):
            path = ("languages", key, index)
            yield from known(path, language, words.languages, _("language code (ISO 639)"))
    yield from known(
        ("budget", "currency"), profile.budget.currency, words.currencies, _("currency with a known rate")
    )
    for index, place in enumerate(profile.gates.jurisdiction):
        path = ("gates", "jurisdiction", index)
        yield from known(path, place, words.places, _("country or group of countries"))
    for index, rule in enumerate(profile.gates.legal):
        yield from known(("gates", "legal", index), rule, words.legal, _("legal requirement"))
    ordered = not isinstance(profile.values, Mapping)
    for index, criterion in enumerate(profile.values):
        path = ("values", index if ordered else criterion)
        yield from known(path, criterion, words.criteria, _("criterion"), at_key=not ordered)
    for index, name in enumerate(profile.exclude):
        yield from known(("exclude", index), name, words.excludable, _("tool, provider or offer"))
