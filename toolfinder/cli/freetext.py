"""Free text on the command line: understood, asked about, and said back."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.i18n import N_
from toolfinder.i18n import _

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder
    from toolfinder.i18n import Message
    from toolfinder.matching.understand import Understanding

_HOW_ELSE = N_(
    'No need was understood. Say what you need, such as "we want to share files and vote online"; '
    "answer questions with toolfinder init; or see an example with --example NAME ({examples})."
).text

FILES = (".yaml", ".yml", ".json")


def is_text(source: str | None) -> bool:
    """Whether an argument is what somebody needs, rather than the name of a profile file."""
    if source is None or source == "-" or source.lower().endswith(FILES):
        return False
    if "/" in source and " " not in source:  # a path, there or not
        return False
    try:
        return not Path(source).exists()
    except (OSError, ValueError):  # too long for a name, or a zero byte
        return True


def read(app: Toolfinder, text: str, *, strict: bool) -> Understanding:
    """Understand a text; ask a person at a terminal about what is doubtful.

    Raises:
        InputError: nothing was understood, or with `strict` not everything.
    """
    found = app.understand(text)
    if not strict and sys.stdin.isatty() and sys.stderr.isatty():
        found = _ask(app, found)
    left = [app.explainer.say(doubt) for doubt in doubts(app, found)]
    if not found.needs:
        left.append(_(_HOW_ELSE).format(examples=", ".join(app.examples())))
    if not found.needs or (strict and left):
        raise InputError([Problem(line) for line in left])
    return found


def doubts(app: Toolfinder, found: Understanding) -> tuple[Message, ...]:
    """What of the text is not used, and why."""
    from toolfinder.reading import doubts as unused  # noqa: PLC0415

    groups = app.store.column("SELECT id FROM need_groups ORDER BY rowid")
    return unused(found, tuple(groups))


def said_back(app: Toolfinder, found: Understanding) -> list[str]:
    """What was understood, line by line."""
    from toolfinder.reading import understood  # noqa: PLC0415

    return [_("Understood as:"), *(f"  {app.explainer.say(one)}" for one in understood(found))]


def _ask(app: Toolfinder, found: Understanding) -> Understanding:
    """Let a person choose, question by question; nothing is chosen by itself."""
    from toolfinder.matching.understand import Understood  # noqa: PLC0415
    from toolfinder.reading import choices  # noqa: PLC0415

    needs, left = list(found.needs), []
    for question in found.questions:
        click.echo(_("“{said}”: what do you mean?").format(said=question.said), err=True)
        for choice in choices(question):
            click.echo(f"  {app.explainer.say(choice)}", err=True)
        click.echo("  0. " + _("none of these"), err=True)
        place = click.prompt(
            _("Number"), type=click.IntRange(0, len(question.choices)), default=0, err=True
        )
        if not place:
            left.append(question)
            continue
        need = question.choices[place - 1]
        if need not in {one.need for one in needs}:
            needs.append(Understood(need, question.said, (), 1.0))
    return replace(found, needs=tuple(needs), questions=tuple(left))
