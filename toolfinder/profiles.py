"""Reads an organisation's profile: everything right, or every problem, located."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from typing import Any

from toolfinder.errors import Problem
from toolfinder.errors import ProfileError
from toolfinder.errors import unknown
from toolfinder.i18n import N_
from toolfinder.i18n import _
from toolfinder.model.profile import SHAPE
from toolfinder.model.profile import Profile
from toolfinder.model.profile import Request
from toolfinder.shapes import Record
from toolfinder.shapes import Shape
from toolfinder.yamlsource import YamlSource

Path = tuple[str | int, ...]
Wrong = tuple[Path, str, bool]
"""Where something is wrong, what, and whether it is the key that is wrong."""

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
    options: Mapping[str, Mapping[str, Shape]] = field(default_factory=dict)


def read_profile(source: YamlSource, words: ProfileWords) -> Profile:
    """The profile that `source` holds.

    Raises:
        ProfileError: with every problem, located.
    """
    problems: list[Problem] = []
    wrong: set[Path] = set()

    def report(path: Path, message: str, *, at_key: bool = False) -> None:
        if path not in wrong:
            wrong.add(path)
            problems.append(source.problem(message, path, at_key=at_key))

    values = SHAPE.mapping(source.data or None, (), report)
    for path, message, at_key in _wrong(values, words):
        report(path, message, at_key=at_key)
    if problems:
        raise ProfileError(problems)
    return Profile(**values)


def check_profile(profile: Profile, words: ProfileWords) -> None:
    """Check a profile that was made in Python.

    Raises:
        ProfileError: with every word that toolfinder does not know.
    """
    problems = [
        Problem(message, field=".".join(map(str, path)))
        for path, message, _at_key in _wrong(vars(profile), words)
    ]
    if problems:
        raise ProfileError(problems)


def _wrong(values: Mapping[str, Any], words: ProfileWords) -> Iterator[Wrong]:
    """Words that nobody knows, in values that may be wrong in other ways too."""
    yield from _wrong_needs(values.get("needs", ()), words)
    single: tuple[tuple[Path, Any, Collection[str], str], ...] = (
        (("legal_form",), values.get("legal_form"), words.legal_forms, _("legal form")),
        (("country",), values.get("country"), words.countries, _("country code (ISO 3166)")),
        (
            ("budget", "currency"),
            getattr(values.get("budget"), "currency", None),
            words.currencies,
            _("currency with a known rate"),
        ),
    )
    for path, word, allowed, what in single:
        yield from _known(path, word, allowed, what)
    languages, gates = values.get("languages"), values.get("gates")
    lists: tuple[tuple[Path, Collection[Any], Collection[str], str], ...] = (
        (("languages", "required"), getattr(languages, "required", ()), words.languages, _LANGUAGE),
        (
            ("languages", "preferred"),
            getattr(languages, "preferred", ()),
            words.languages,
            _LANGUAGE,
        ),
        (("gates", "jurisdiction"), getattr(gates, "jurisdiction", ()), words.places, _PLACE),
        (("gates", "legal"), getattr(gates, "legal", ()), words.legal, _RULE),
        (("exclude",), values.get("exclude", ()), words.excludable, _EXCLUDABLE),
    )
    for path, members, allowed, what in lists:
        for index, member in enumerate(members):
            yield from _known((*path, index), member, allowed, _(what))
    yield from _wrong_options(values.get("options", {}), words)
    importances = values.get("values", ())
    ordered = not isinstance(importances, Mapping)
    for index, criterion in enumerate(importances):
        place: Path = ("values", index if ordered else criterion)
        yield from _known(place, criterion, words.criteria, _("criterion"), at_key=not ordered)


def _wrong_options(
    options: Mapping[str, Mapping[str, Any]], words: ProfileWords
) -> Iterator[Wrong]:
    """Options of criteria and gates that have none, and values of the wrong shape."""
    wrong: list[Wrong] = []

    def report(path: Path, message: str, *, at_key: bool = False) -> None:
        wrong.append((path, message, at_key))

    for judge, chosen in options.items():
        shapes = words.options.get(judge)
        if shapes is None:
            what = _("criterion or gate with options")
            report(("options", judge), unknown(judge, words.options, what), at_key=True)
        else:
            Record(dict, shapes).mapping(chosen, ("options", judge), report)
    yield from wrong


def _wrong_needs(requests: Collection[Request], words: ProfileWords) -> Iterator[Wrong]:
    seen: set[str] = set()
    for index, request in enumerate(requests):
        here: Path = ("needs", index)  # a slug alone stands at needs.0, and is found there
        if not isinstance(request.need, str) or not request.need:
            continue
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
    path: Path, word: Any, allowed: Collection[str], what: str, *, at_key: bool = False
) -> Iterator[Wrong]:
    if isinstance(word, str) and word not in allowed:
        yield path, unknown(word, allowed, what), at_key
