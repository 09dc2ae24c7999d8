"""Reads single values out of a forge's answer; what is not as documented is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC
from datetime import date
from datetime import datetime
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING
from typing import Any

from toolfinder_forge import texts
from toolfinder_forge.fetching import RefusedError
from toolfinder_forge.places import is_path

if TYPE_CHECKING:
    from toolfinder.i18n import Message

LONGEST = 300
"""Letters that a text may have; none that is read here is longer."""


class Part:
    """One object of an answer. Every method raises RefusedError for a value of another shape.

    Args:
        name: the part of the repository that was asked for, for messages.
        data: what came.
        field: where in the answer it stood.
    """

    def __init__(self, name: str, data: Any, field: str = "") -> None:
        self._name = name
        self._place = field
        if not isinstance(data, Mapping):
            raise self._odd("", texts.WANTED_MAPPING)
        self._data = data

    def text(self, field: str) -> str:
        """A short text of one line; empty when there is none."""
        value = self._data.get(field)
        if value is None:
            return ""
        if not isinstance(value, str) or len(value) > LONGEST or not value.isprintable():
            raise self._odd(field, texts.WANTED_TEXT)
        return value

    def mark(self, field: str) -> str:
        """A text that is only compared, never kept or shown: cut, and empty when it is none."""
        value = self._data.get(field)
        return value[:LONGEST] if isinstance(value, str) else ""

    def path(self, field: str) -> str:
        """The name of a repository: `owner/name`."""
        value = self._data.get(field)
        if not isinstance(value, str) or not is_path(value):
            raise self._odd(field, texts.WANTED_NAME)
        return value

    def flag(self, field: str) -> bool | None:
        """True or false; None when it is not told."""
        value = self._data.get(field)
        if value is not None and not isinstance(value, bool):
            raise self._odd(field, texts.WANTED_FLAG)
        return value

    def count(self, field: str) -> int:
        """A number of things."""
        value = self._data.get(field)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 10**12:
            raise self._odd(field, texts.WANTED_COUNT)
        return value

    def day(self, field: str) -> date:
        """The day of a moment (ISO 8601), in UTC."""
        value = self._data.get(field)
        try:
            moment = datetime.fromisoformat(value)  # type: ignore[arg-type]
            return (moment.astimezone(UTC) if moment.tzinfo else moment).date()
        except (TypeError, ValueError, OverflowError):
            raise self._odd(field, texts.WANTED_DAY) from None

    def past_day(self, field: str, today: date) -> date:
        """A day that is not after today; tomorrow is today by a clock that is fast."""
        found = self.day(field)
        if found > today + timedelta(days=1):
            raise self._odd(field, texts.WANTED_PAST_DAY)
        return min(found, today)

    def inner(self, field: str) -> Part | None:
        """An object inside; None when there is none."""
        value = self._data.get(field)
        return None if value is None else Part(self._name, value, self._at(field))

    def many(self, field: str) -> list[Any]:
        """A list inside; empty when there is none."""
        value = self._data.get(field)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self._odd(field, texts.WANTED_LIST)
        return value

    def objects(self, field: str) -> list[Part]:
        """The objects of a list inside."""
        place = self._at(field)
        return [Part(self._name, one, f"{place}.{n}") for n, one in enumerate(self.many(field))]

    def _at(self, field: str) -> str:
        return ".".join(part for part in (self._place, field) if part)

    def _odd(self, field: str, wanted: Message) -> RefusedError:
        return odd(self._name, self._at(field), wanted)


def odd(name: str, field: str, wanted: Message) -> RefusedError:
    """That a value has another shape than the forge documents. The value is not shown."""
    return RefusedError(texts.ODD(part=name, field=field or texts.WHOLE, wanted=wanted))


def parts(name: str, data: Any) -> list[Part]:
    """The objects of a list."""
    if not isinstance(data, list):
        raise odd(name, "", texts.WANTED_LIST)
    return [Part(name, one, str(place)) for place, one in enumerate(data)]


@cache
def _licences() -> Mapping[str, str]:
    """SPDX identifiers as they are written, by their lower-case form; the short GNU ones too."""
    from license_expression import get_spdx_licensing  # noqa: PLC0415 - loads a large index

    found: dict[str, str] = {}
    for key, symbol in get_spdx_licensing().known_symbols.items():
        for name in (key, *getattr(symbol, "aliases", ())):
            if re.fullmatch(r"[A-Za-z0-9.+-]+", name) and not name.startswith("LicenseRef-"):
                found.setdefault(name.lower(), name)
    return found


def licence(identifier: str) -> str | None:
    """The SPDX identifier as it is written; None for `NOASSERTION`, `other` and the like.

    A forge finds the licence by comparing texts, and the texts of `-only` and `-or-later` are
    the same: its `AGPL-3.0-only` says no more than `AGPL-3.0`.
    """
    name = identifier.lower()
    if re.match(r"(a|l)?gpl-|gfdl-", name):
        name = re.sub(r"-(only|or-later)$", "", name)
    if name in {"noassertion", "none", "other", "unknown", ""}:
        return None
    return _licences().get(name)
