"""Questions at a terminal that several commands ask."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from toolfinder.i18n import Term
from toolfinder.i18n import _

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder


def number_of(question: str, choices: Sequence[str], default: int) -> int:
    """The index of the choice whose number is typed; `default` is a number, from one on."""
    click.echo()
    for place, choice in enumerate(choices, start=1):
        click.echo(f"  {place:>2}  {choice}")
    chosen: int = click.prompt(question, type=click.IntRange(1, len(choices)), default=default)
    return chosen - 1


def count(question: str, default: int) -> int:
    """A whole number."""
    answer: int = click.prompt(question, type=click.IntRange(0, 100_000_000), default=default)
    return answer


def checked(question: str, default: str | None, fits: Callable[[str], bool]) -> str:
    """A text that fits; asked again until it does."""
    while True:
        answer: str = click.prompt(question, default=default, show_default=bool(default))
        if fits(answer):
            return answer
        click.echo(_("That was not understood. Please try again."))


def parts(text: str) -> list[str]:
    """What is between commas and spaces."""
    return [part for part in text.replace(",", " ").split() if part]


def needs(app: Toolfinder, question: str) -> list[str]:
    """Needs, by their numbers in the list that is shown."""
    numbered: list[str] = []
    words = app.explainer.words
    for group in app.store.column("SELECT id FROM need_groups ORDER BY rowid"):
        click.echo(f"\n{words(Term('group', group))}")
        sql = "SELECT id FROM needs WHERE need_group = :group ORDER BY rowid"
        for need in app.store.column(sql, group=group):
            numbered.append(need)
            click.echo(f"  {len(numbered):>2}  {words(Term('need', need))}")
    click.echo()

    def fits(text: str) -> bool:
        chosen = parts(text)
        return chosen != [] and all(p.isdigit() and 1 <= int(p) <= len(numbered) for p in chosen)

    chosen = parts(checked(question, None, fits))
    return list(dict.fromkeys(numbered[int(part) - 1] for part in chosen))
