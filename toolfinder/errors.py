"""What can go wrong, as one tree. The library raises; only the screens print.

ToolfinderError
├── InputError        what somebody wrote is wrong: every problem at once
│   ├── CatalogueError
│   └── ProfileError
├── StoreError        the compiled catalogue cannot be made or read
├── ServerError       the pages cannot be served
└── PluginError       a plugin breaks the contract
"""

import re
from collections.abc import Collection
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from toolfinder.i18n import _


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and where: `file:line:column: field: message`."""

    message: str
    file: str = ""
    line: int | None = None
    column: int | None = None
    field: str = ""

    def __str__(self) -> str:
        place = ":".join(str(p) for p in (self.file, self.line, self.column) if p)
        return ": ".join(part for part in (place, self.field, self.message) if part)

    @property
    def position(self) -> tuple[str, int, int]:
        """Sort key: file, line, column."""
        return (self.file, self.line or 0, self.column or 0)


class ToolfinderError(Exception):
    """The root of everything that toolfinder raises on purpose."""


class InputError(ToolfinderError):
    """What somebody wrote is wrong. Carries all problems, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.position))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class CatalogueError(InputError):
    """The catalogue's files are wrong."""


class ProfileError(InputError):
    """An organisation's profile is wrong."""


class StoreError(ToolfinderError):
    """The compiled catalogue cannot be made or read."""


class ServerError(ToolfinderError):
    """The pages cannot be served, such as where a port is taken."""


class PluginError(ToolfinderError):
    """A plugin breaks the contract. The message names the plugin."""


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed value most like `word`, else the only one that has its words, else None."""
    by_lower = {value.lower(): value for value in allowed}
    found = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    if not found:
        words = _words(word)
        found = [value for value in by_lower if words and words <= _words(value)]
    return by_lower[found[0]] if len(found) == 1 else None


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.lower()))


def did_you_mean(near: str) -> str:
    """The question after a misspelt word."""
    return _("did you mean {near!r}?").format(near=near)


def unknown(word: str, allowed: Iterable[str], what: str) -> str:
    """`there is no <what> 'word'; did you mean 'near'?`"""
    near = nearest(word, allowed)
    message = _("there is no {what} {word!r}").format(what=what, word=word)
    return message if near is None else f"{message}; {did_you_mean(near)}"


def unknown_key(key: object, allowed: Collection[str]) -> str:
    """That a key is unknown, with the nearest one, or else all that there are."""
    near = nearest(str(key), allowed)
    if near:
        message = _("unknown key {key!r}").format(key=key)
        return f"{message}; {did_you_mean(near)}"
    keys = ", ".join(allowed)
    return _("unknown key {key!r}; there are: {keys}").format(key=key, keys=keys)


def none_of(value: object, allowed: Collection[str]) -> str:
    """That a value is none of the allowed words, with the nearest one."""
    message = _("{value!r} is none of: {allowed}").format(value=value, allowed=", ".join(allowed))
    near = nearest(str(value), allowed)
    return f"{message}; {did_you_mean(near)}" if near else message


def not_a(value: object, noun: str) -> str:
    """That a value is not what is wanted, such as `a list`; long values are cut."""
    if value is None:
        return _("is empty")
    shown = value.isoformat() if isinstance(value, date) else repr(value)
    shown = shown if len(shown) <= 40 else f"{shown[:37]}..."
    return _("{value} is not {noun}").format(value=shown, noun=noun)
