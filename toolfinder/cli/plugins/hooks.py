"""`toolfinder plugins hooks`."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from itertools import takewhile

import click

from toolfinder.hookspecs import Hooks
from toolfinder.i18n import _


@click.command("hooks", help=_("Print the hooks that a plugin may implement, as Markdown."))
@click.option("--lang", hidden=True)
def command(lang: str | None) -> None:
    """Print the reference, in English as the code."""
    del lang
    for line in reference():
        click.echo(line)


def reference() -> Iterator[str]:
    """Each hook with its signature and what it says of itself."""
    for name, hook in vars(Hooks).items():
        if name.startswith("_"):
            continue
        notes = takewhile(lambda part: part[0] != "return", hook.__annotations__.items())
        given = ", ".join(f"{argument}: {kind}" for argument, kind in notes)
        yield f"### `{name}({given}) -> {hook.__annotations__['return']}`"
        yield ""
        yield from inspect.getdoc(hook).splitlines()  # type: ignore[union-attr]
        yield ""
