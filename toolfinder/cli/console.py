"""The terminal, by rich: plain when piped, at most 110 columns wide."""

import sys

from rich.console import Console

WIDEST = 110


def console() -> Console:
    """A console on standard output."""
    piped = not sys.stdout.isatty()
    made = Console(highlight=False, soft_wrap=False, emoji=False, markup=False)
    made.width = 100 if piped else min(made.width, WIDEST)
    return made
