"""The terminal: plain lines into pipes, rich ones for people."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from toolfinder.render.page import Page
from toolfinder.render.page import Part
from toolfinder.render.page import PlainPage

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDEST = 110
STYLES = {"good": "green", "bad": "red", "doubt": "yellow"}


def page() -> Page:
    """A page on standard output."""
    if not sys.stdout.isatty():
        return PlainPage(print)
    from rich.console import Console  # noqa: PLC0415 - only for people

    console = Console(highlight=False, emoji=False, markup=False)
    console.width = min(console.width, WIDEST)
    return RichPage(console)


class RichPage:
    """A page with colours, as wide as the terminal up to `WIDEST`."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def line(self, *parts: Part, indent: int = 0, hang: int = 0, wrap: bool = True) -> None:
        """Write a paragraph."""
        text = self._text(parts)
        if not wrap:
            text.pad_left(indent)
            self.console.print(text, soft_wrap=True)
            return
        width = max(20, self.console.width - indent)
        first, *more = text.wrap(self.console, width) or [text]
        lines = [first]
        if more:
            start = len(first) + text.plain[len(first) :].count(" ", 0, 1)
            lines += text[start:].wrap(self.console, max(20, width - hang))
        for position, line in enumerate(lines):
            line.rstrip()
            line.pad_left(indent + (hang if position else 0))
            self.console.print(line, soft_wrap=True)

    def sides(self, left: tuple[Part, ...], right: tuple[Part, ...]) -> None:
        """Write one line with two sides."""
        start, end = self._text(left), self._text(right)
        start.truncate(
            max(10, self.console.width - end.cell_len - 2), overflow="ellipsis", pad=True
        )
        self.console.print(start.append("  ").append_text(end), soft_wrap=True)

    def rule(self, title: str) -> None:
        """Write a heading with a line after it."""
        from rich.text import Text  # noqa: PLC0415

        self.console.rule(Text(title, style="bold"), align="left", characters="─")

    @staticmethod
    def _text(parts: tuple[Part, ...]) -> Text:
        from rich.text import Text  # noqa: PLC0415

        text = Text()
        for part in parts:
            words, style = (part, "") if isinstance(part, str) else part
            text.append(words, STYLES.get(style, style))
        return text
