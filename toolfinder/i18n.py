"""Languages: which one is spoken, and texts that wait until they are shown.

A criterion judges once; people read in four languages. So a judgement carries
`Message` objects (a gettext id and its parameters) and `Term` objects (a word of
the catalogue's vocabulary, by id), which become words when they are rendered.
"""

from __future__ import annotations

import gettext as _gettext
import locale
import os
import re
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

DOMAIN = "toolfinder"
LANGUAGES = ("en", "ca", "es", "fr")
LOCALE_DIR = Path(__file__).parent / "locale"

_current: ContextVar[str] = ContextVar("toolfinder_language", default="en")


def language() -> str:
    """The language that is spoken now: one of `LANGUAGES`."""
    return _current.get()


def speak(code: str) -> None:
    """Speak `code` from now on in this context."""
    _current.set(code)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak `code` inside the block."""
    token = _current.set(code)
    try:
        yield
    finally:
        _current.reset(token)


def negotiate(wanted: Iterable[str]) -> str:
    """The first of the wanted languages (`ca_ES.UTF-8`, `fr-CA`, `es`) that is there, or English."""
    for tag in wanted:
        code = re.split(r"[-_.@]", tag, maxsplit=1)[0].lower()
        if code in LANGUAGES:
            return code
    return "en"


def from_environment() -> str:
    """The language that the environment asks for, as gettext reads it."""
    wanted = os.environ.get("LANGUAGE", "").split(":")
    wanted += [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    system = None if any(wanted) else locale.getlocale()[0]
    return negotiate([*filter(None, wanted), *([system] if system else [])])


@cache
def translation(code: str) -> _gettext.NullTranslations:
    """The message catalogue of a language; English needs none."""
    return _gettext.translation(DOMAIN, LOCALE_DIR, languages=[code], fallback=True)


def _(text: str) -> str:
    """`text` in the language that is spoken now."""
    return translation(language()).gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """`one` or `many` in the language that is spoken now."""
    return translation(language()).ngettext(one, many, count)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the vocabulary: `Term("country", "FR")`, `Term("fact", "licence")`."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Message:
    """A text to be translated when it is shown.

    `translations` are those that it brings, by language; without, gettext is asked.
    """

    text: str
    params: Mapping[str, Any] = field(default_factory=dict)
    translations: Mapping[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.text)

    def __call__(self, **params: Any) -> Message:
        """The same message with parameters: texts, numbers, terms, or lists of them."""
        return Message(self.text, {**self.params, **params}, self.translations)

    @property
    def template(self) -> str:
        """The text in the language that is spoken now, with its parameters still open."""
        return self.translations.get(language()) or _(self.text)

    def __str__(self) -> str:
        return render(self)


Text = str | Message | Term


def N_(text: str) -> Message:  # noqa: N802 - gettext's own name for "mark, do not translate yet"
    """Mark a text for translation."""
    return Message(text)


def said(*, en: str, ca: str, es: str, fr: str) -> Message:
    """A text that brings its translations, as plugins write them.

    Each may hold the same parameters in braces, given by a call:
    `said(en="{n} kWh", ...)(n=2.5)`.
    """
    return Message(en, translations={"ca": ca, "es": es, "fr": fr})


def number(value: float, digits: int = 0) -> str:
    """A number with the decimal sign of the language that is spoken now."""
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if language() == "en" else text.replace(".", ",")


def joined(texts: Iterable[str]) -> str:
    """Several texts as one, separated by semicolons as the language writes them."""
    return _("; ").join(texts)


def labelled(label: str, text: str) -> str:
    """`label: text`, with the colon as the language writes it."""
    return _("{label}: {text}").format(label=label, text=text)


def rounded(amount: float) -> str:
    """An amount of money or hours, whole from ten on."""
    return number(amount, 0 if amount >= 10 else 1)


def percent(low: float, high: float | None = None) -> str:
    """`2 %`, or `1–3 %`."""
    ends = [number(low, 2), number(low if high is None else high, 2)]
    return f"{'–'.join(dict.fromkeys(ends))} %"


def render(text: Any, words: Callable[[Term], str] = lambda term: term.id) -> str:
    """A text in the language that is spoken now.

    Args:
        text: a string, `Message`, `Term`, number, or a list of these (joined by commas).
        words: looks up a term of the vocabulary.
    """
    if isinstance(text, Message):
        shown = {name: render(value, words) for name, value in text.params.items()}
        return text.template.format(**shown) if shown else text.template
    if isinstance(text, Term):
        return words(text)
    if isinstance(text, float):
        return number(text, 2)
    if isinstance(text, list | tuple):
        return ", ".join(render(part, words) for part in text)
    return str(text)


def pack(text: Any) -> Any:
    """A text as plain JSON values; `unpack` is its inverse."""
    if isinstance(text, Message):
        packed = {"m": text.text, "p": {name: pack(value) for name, value in text.params.items()}}
        return {**packed, "t": dict(text.translations)} if text.translations else packed
    if isinstance(text, Term):
        return {"t": [text.kind, text.id]}
    if isinstance(text, list | tuple):
        return [pack(part) for part in text]
    return text


def unpack(data: Any) -> Any:
    """The text that `pack` made plain."""
    if isinstance(data, dict):
        if "m" not in data:
            return Term(*data["t"])
        params = {name: unpack(value) for name, value in data["p"].items()}
        return Message(data["m"], params, data.get("t", {}))
    if isinstance(data, list):
        return tuple(unpack(part) for part in data)
    return data
