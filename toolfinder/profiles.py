"""Reads an organisation's profile: everything right, or every problem, located."""

from __future__ import annotations

import json
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass

from toolfinder.errors import Problem
from toolfinder.errors import ProfileError
from toolfinder.errors import unknown
from toolfinder.i18n import N_
from toolfinder.i18n import _
from toolfinder.model.profile import SHAPE
from toolfinder.model.profile import Profile
from toolfinder.yamlsource import YamlSource

Path = tuple[str | int, ...]
Wrong = tuple[Path, str, bool]
"""Where something is wrong, what, and whether it is the key that is wrong."""

_STAND_IN = "stand-in"
"""A need in place of those that have the wrong shape, so that the rest can be checked too."""

_LANGUAGE = N_("language code (ISO 639)").text
_PLACE = N_("country or group of countries").text
_RULE = N_("legal requirement").text
_EXCLUDABLE = N_("tool, provider or offer").text


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


def read_profile(source: YamlSource, words: ProfileWords) -> Profile:
    """The profile that `source` holds.

    Raises:
        ProfileError: with every problem, located.
    """
    data, problems = source.data, []
    if data is None or data == {}:
        raise ProfileError([source.problem(_("is empty"))])
    if not isinstance(data, dict):
        raise ProfileError([source.problem(_("is not a list of keys and values"))])
    wrong: set[str | int] = set()

    def report(path: Path, message: str, *, at_key: bool = False) -> None:
        wrong.add(path[0])
        problems.append(source.problem(message, path, at_key=at_key))

    SHAPE.values(data, (), report)
    sound = {key: value for key, value in data.items() if key not in wrong}
    profile = Profile(**{"needs": [_STAND_IN], **sound})
    for path, message, at_key in _wrong(profile, words):
        if path[0] in sound:
            problems.append(source.problem(message, path, at_key=at_key))
    if problems:
        raise ProfileError(problems)
    return profile


def check_profile(profile: Profile, words: ProfileWords) -> None:
    """Check a profile that was made in Python.

    Raises:
        ProfileError: with every word that toolfinder does not know.
    """
    problems = [
        Problem(message, field=".".join(map(str, path)))
        for path, message, _at_key in _wrong(profile, words)
    ]
    if problems:
        raise ProfileError(problems)


def as_source(data: object, name: str = "profile") -> YamlSource:
    """Plain data (of a form, or of JSON) as a source that can be checked like a file."""
    return YamlSource(json.dumps(data, ensure_ascii=False), name)


def _wrong(profile: Profile, words: ProfileWords) -> Iterator[Wrong]:
    yield from _wrong_needs(profile, words)
    yield from _known(("legal_form",), profile.legal_form, words.legal_forms, _("legal form"))
    yield from _known(("country",), profile.country, words.countries, _("country code (ISO 3166)"))
    yield from _known(
        ("budget", "currency"),
        profile.budget.currency,
        words.currencies,
        _("currency with a known rate"),
    )
    lists: tuple[tuple[Path, Collection[str], Collection[str], str], ...] = (
        (("languages", "required"), profile.languages.required, words.languages, _LANGUAGE),
        (("languages", "preferred"), profile.languages.preferred, words.languages, _LANGUAGE),
        (("gates", "jurisdiction"), profile.gates.jurisdiction, words.places, _PLACE),
        (("gates", "legal"), profile.gates.legal, words.legal, _RULE),
        (("exclude",), profile.exclude, words.excludable, _EXCLUDABLE),
    )
    for path, members, allowed, what in lists:
        for index, member in enumerate(members):
            yield from _known((*path, index), member, allowed, _(what))
    ordered = not isinstance(profile.values, Mapping)
    for index, criterion in enumerate(profile.values):
        place: Path = ("values", index if ordered else criterion)
        yield from _known(place, criterion, words.criteria, _("criterion"), at_key=not ordered)


def _wrong_needs(profile: Profile, words: ProfileWords) -> Iterator[Wrong]:
    seen: set[str] = set()
    for index, request in enumerate(profile.needs):
        here: Path = ("needs", index)  # a slug alone stands at needs.0, and is found there
        yield from _known((*here, "need"), request.need, words.needs, _("need"))
        if request.need in seen:
            message = _("the need {need!r} stands twice").format(need=request.need)
            yield (*here, "need"), message, False
        seen.add(request.need)
        allowed = words.features.get(request.need, ())
        for position, feature in enumerate(request.features):
            yield from _known((*here, "features", position), feature, allowed, _("feature"))
        yield from _known(
            (*here, "uses_today"), request.uses_today, words.tools, _("tool or product")
        )


def _known(
    path: Path, word: str | None, allowed: Collection[str], what: str, *, at_key: bool = False
) -> Iterator[Wrong]:
    if word is not None and word not in allowed:
        yield path, unknown(word, allowed, what), at_key
