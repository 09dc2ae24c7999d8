"""Whether the value of a fact is of the type that its definition names."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import Any

from toolfinder.errors import none_of
from toolfinder.errors import not_a
from toolfinder.errors import unknown
from toolfinder.i18n import _

if TYPE_CHECKING:
    from license_expression import Licensing

    from toolfinder.catalogue.vocabulary import Vocabulary
    from toolfinder.model.vocabulary import FactDefinition

LANGUAGE_CODE = re.compile(r"[a-z]{2,3}")
EXTENTS = ("complete", "partial", "none", "unknown")
LICENCE_REF = re.compile(r"\bLicenseRef-[A-Za-z0-9.-]+(?![\w.-])")
AMBIGUOUS_LICENCE = re.compile(r"\b(AGPL|LGPL|GPL|GFDL)-\d\.\d(?!-only|-or-later|\+)(?![\w.])")

Finding = str | None
Check = Callable[[Any, "FactDefinition", "Vocabulary"], Finding]


def check_value(value: Any, definition: FactDefinition, words: Vocabulary) -> Finding:
    """What is wrong with a value, or None."""
    return CHECKS[definition.type](value, definition, words)


def is_ambiguous(licence: str) -> bool:
    """Whether a licence expression leaves open `only` or `or-later`."""
    return bool(AMBIGUOUS_LICENCE.search(licence))


@lru_cache(maxsize=1)
def _spdx() -> Licensing:
    from license_expression import get_spdx_licensing  # noqa: PLC0415 - loads a large index

    return get_spdx_licensing()


def _licence(value: Any, _definition: FactDefinition, _words: Vocabulary) -> Finding:
    no_expression = _("{value!r} is not an SPDX expression").format(value=value)
    if not isinstance(value, str) or not value.strip():
        return no_expression
    known = LICENCE_REF.sub("MIT", value)
    try:
        wrong = _spdx().unknown_license_keys(known)
        _spdx().parse(known)
    except Exception:  # noqa: BLE001 - the parser raises whatever comes up
        return no_expression
    if not wrong:
        return None
    if any(" " in symbol for symbol in wrong):
        return no_expression
    return unknown(wrong[0], _spdx().known_symbols, _("SPDX licence"))


def _one_of(value: Any, allowed: list[str]) -> Finding:
    if value in allowed:
        return None
    return none_of(value, allowed)


def _enum(value: Any, definition: FactDefinition, _words: Vocabulary) -> Finding:
    return _one_of(value, list(definition.values))


def _country(value: Any, _definition: FactDefinition, words: Vocabulary) -> Finding:
    if value in words.countries.codes:
        return None
    return unknown(str(value), words.countries.codes, _("country code (ISO 3166)"))


def _legal_form(value: Any, _definition: FactDefinition, words: Vocabulary) -> Finding:
    return _one_of(value, list(words.legal_forms))


def _of(kind: type, noun: Callable[[], str]) -> Check:
    def check(value: Any, _definition: FactDefinition, _words: Vocabulary) -> Finding:
        if isinstance(value, kind) and not isinstance(value, datetime):  # which is a date too
            return None
        return not_a(value, noun())

    return check


def _count(value: Any, _definition: FactDefinition, _words: Vocabulary) -> Finding:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return None
    return not_a(value, _("a whole number"))


def _skill(value: Any, _definition: FactDefinition, _words: Vocabulary) -> Finding:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 4:
        return None
    return not_a(value, _("a skill from 0 to 4"))


def _interval(value: Any, _definition: FactDefinition, _words: Vocabulary) -> Finding:
    numbers = isinstance(value, list) and all(
        isinstance(end, int | float) and not isinstance(end, bool) for end in value
    )
    if numbers and len(value) == 2 and 0 <= value[0] <= value[1]:
        return None
    return not_a(value, _("[lowest, highest]"))


def _each(value: Any, check: Callable[[Any], Finding]) -> Finding:
    if not isinstance(value, list):
        return not_a(value, _("a list"))
    return next((finding for finding in map(check, value) if finding), None)


def _set(value: Any, definition: FactDefinition, _words: Vocabulary) -> Finding:
    return _each(value, lambda member: _one_of(member, list(definition.values)))


def _language(code: Any) -> Finding:
    if isinstance(code, str) and LANGUAGE_CODE.fullmatch(code):
        return None
    return not_a(code, _("a language code such as ca"))


def _languages(value: Any, _definition: FactDefinition, _words: Vocabulary) -> Finding:
    return _each(value, _language)


def _language_map(value: Any, _definition: FactDefinition, _words: Vocabulary) -> Finding:
    if not isinstance(value, dict):
        noun = _("a list of languages and extents")
        return not_a(value, noun)
    for code, extent in value.items():
        share = (
            isinstance(extent, int | float) and not isinstance(extent, bool) and 0 <= extent <= 1
        )
        finding = _language(code) or (None if share else _one_of(extent, list(EXTENTS)))
        if finding:
            return finding
    return None


def _text(value: Any, _definition: FactDefinition, _words: Vocabulary) -> Finding:
    if not isinstance(value, str):
        return not_a(value, _("a text"))
    return None if value.strip() else _("is empty")


def _texts(value: Any, _definition: FactDefinition, _words: Vocabulary) -> Finding:
    return _each(
        value,
        lambda text: None if isinstance(text, str) and text else _("every part must be a text"),
    )


def _products(value: Any, _definition: FactDefinition, _words: Vocabulary) -> Finding:
    slug = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
    return _each(
        value,
        lambda member: (
            None
            if isinstance(member, str) and slug.fullmatch(member)
            else not_a(member, _("a kebab-case id"))
        ),
    )


def _course(value: Any) -> Finding:
    fits = isinstance(value, dict) and set(value) == {"language", "url"}
    if fits and not _language(value["language"]) and str(value["url"]).startswith("http"):
        return None
    noun = _("a course such as {language: ca, url: https://...}")
    return not_a(value, noun)


CHECKS: dict[str, Check] = {
    "boolean": _of(bool, lambda: _("true or false")),
    "country": _country,
    "courses": lambda value, _definition, _words: _each(value, _course),
    "date": _of(date, lambda: _("a date such as 2026-08-21")),
    "enum": _enum,
    "integer": _count,
    "interval": _interval,
    "language-map": _language_map,
    "languages": _languages,
    "legal-form": _legal_form,
    "plans": lambda _value, _definition, _words: _("prices stand under the offer's `plans`"),
    "products": _products,
    "set": _set,
    "skill": _skill,
    "spdx": _licence,
    "text": _text,
    "texts": _texts,
}
