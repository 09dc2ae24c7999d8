"""A page of lines: what reports are written on, whatever it is printed with."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import Protocol

Part = str | tuple[str, str]
"""A text, or a text and its style (bold, dim, good, bad, doubt)."""


class Page(Protocol):
    """Something that lines can be written on."""

    def line(self, *parts: Part, indent: int = 0, hang: int = 0, wrap: bool = True) -> None:
        """Write a paragraph, its first line indented by `indent`, the others by `hang` more."""

    def sides(self, left: tuple[Part, ...], right: tuple[Part, ...]) -> None:
        """Write one line with a left and a right side; the left gives way."""

    def rule(self, title: str) -> None:
        """Write a heading that separates."""


class PlainPage:
    """A page without colour, for pipes and files.

    Args:
        write: takes the text of each line, without its end.
        width: in characters.
    """

    def __init__(self, write: Callable[[str], object], width: int = 100) -> None:
        self.write = write
        self.width = width

    def line(self, *parts: Part, indent: int = 0, hang: int = 0, wrap: bool = True) -> None:
        """Write a paragraph."""
        text = " " * indent + plain(parts)
        if not wrap or len(text) <= self.width:
            self.write(text.rstrip())
            return
        for line in textwrap.wrap(
            text,
            self.width,
            subsequent_indent=" " * (indent + hang),
            break_long_words=False,
            break_on_hyphens=False,
        ):
            self.write(line)

    def sides(self, left: tuple[Part, ...], right: tuple[Part, ...]) -> None:
        """Write one line with two sides."""
        end = plain(right)
        start = shortened(plain(left), self.width - len(end) - 2)
        self.write(f"{start.ljust(self.width - len(end) - 2)}  {end}".rstrip())

    def rule(self, title: str) -> None:
        """Write a heading with a line after it."""
        self.write(f"{title} ".ljust(self.width, "─"))


def plain(parts: tuple[Part, ...]) -> str:
    """Parts without their styles."""
    return "".join(part if isinstance(part, str) else part[0] for part in parts)


def shortened(text: str, width: int) -> str:
    """A text of at most `width` characters."""
    return text if len(text) <= width else f"{text[: max(0, width - 1)]}…"
