"""`toolfinder forge`: the one thing here that reaches for the network, when it is typed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import click
from toolfinder.catalogue.folder import is_installed
from toolfinder.cli.options import Progress
from toolfinder.cli.options import formats
from toolfinder.cli.options import with_finder
from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.errors import unknown
from toolfinder.i18n import _
from toolfinder.i18n import language

from toolfinder_forge import texts
from toolfinder_forge.places import KINDS
from toolfinder_forge.places import Kind
from toolfinder_forge.places import NoPlaceError
from toolfinder_forge.places import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from toolfinder.app import Toolfinder
    from toolfinder.catalogue.read import Catalogue
    from toolfinder.observing import Imported

    from toolfinder_forge.refresh import Outcome
    from toolfinder_forge.refresh import Target

INCOMPLETE = 4
"""Exit code when something is left for another time, or a named tool could not be read. Not
one of toolfinder's own, so that a schedule can tell it from wrong input."""


class Forge(click.ParamType[tuple[str, Kind]]):
    """`HOST=KIND`."""

    name = "forge"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Kind]:
        """Read it."""
        if isinstance(value, tuple):
            return value
        host, _sign, word = value.lower().partition("=")
        kind = next((known for known in KINDS if known == word), None)
        if kind is None or not host:
            self.fail(str(texts.NOT_A_FORGE(text=value)), param, ctx)
        return host.removeprefix("www."), kind


def make() -> click.Command:
    """The command, with its texts in the language that is spoken now."""

    @click.command("forge", help=str(texts.HELP), short_help=str(texts.SHORT_HELP))
    @click.argument("tools", nargs=-1, metavar=str(texts.TOOL))
    @click.option(
        "--forge",
        "forges",
        type=Forge(),
        multiple=True,
        metavar=str(texts.HOST_KIND),
        help=str(texts.HELP_FORGE),
    )
    @click.option(
        "--records",
        type=click.Path(path_type=Path, file_okay=False),
        metavar=str(texts.DIR),
        help=str(texts.HELP_RECORDS),
    )
    @click.option(
        "--max-age",
        type=click.IntRange(0, 3650),
        default=0,
        show_default=True,
        help=str(texts.HELP_MAX_AGE),
    )
    @click.option(
        "--wait",
        type=click.FloatRange(0, 86_400),
        default=60,
        show_default=True,
        help=str(texts.HELP_WAIT),
    )
    @click.option(
        "--timeout",
        type=click.FloatRange(0, 600, min_open=True),
        default=20,
        show_default=True,
        help=str(texts.HELP_TIMEOUT),
    )
    @formats("text", "json")
    @with_finder
    def command(app: Toolfinder, **options: Any) -> int:
        return run(app, **options)

    return command


def run(
    app: Toolfinder,
    tools: tuple[str, ...],
    forges: tuple[tuple[str, Kind], ...],
    records: Path | None,
    max_age: int,
    wait: float,
    timeout: float,
    format_: str,
) -> int:
    """Ask, write down, report; the exit code."""
    from toolfinder_forge.fetching import Client  # noqa: PLC0415 - imports httpx
    from toolfinder_forge.fetching import Clock  # noqa: PLC0415
    from toolfinder_forge.records import records_folder  # noqa: PLC0415
    from toolfinder_forge.refresh import oldest_first  # noqa: PLC0415
    from toolfinder_forge.refresh import refresh  # noqa: PLC0415
    from toolfinder_forge.tokens import tokens  # noqa: PLC0415
    from toolfinder_forge.writing import write  # noqa: PLC0415

    if is_installed(app.root):
        raise InputError([Problem(str(texts.INSTALLED), str(app.root))])
    folder = records or records_folder()
    catalogue = app.read_catalogue()
    repositories = _repositories(catalogue, tools)
    clock = Clock()
    due = list(dict.fromkeys(tools)) or oldest_first(repositories, folder, clock.today(), max_age)
    targets, problems = _targets({tool: repositories[tool] for tool in due}, dict(forges))
    secrets = tokens((target.place for target in targets), os.environ)
    try:
        with Client(clock, secrets, patience=wait, timeout=timeout) as client:
            outcome = refresh(targets, client, folder, Progress(str(texts.ASKING)))
        written = write(catalogue, folder)
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror or error}") from None
    outcome.problems[:0] = problems
    report = _json if format_ == "json" else _text
    report(catalogue, outcome, written, client.requests)
    missing = outcome.left or (tools and len(outcome.records) < len(due))
    return INCOMPLETE if missing else 0


def _repositories(catalogue: Catalogue, named: Iterable[str]) -> dict[str, str]:
    """The repositories of the tools that are named, or of all that are not retired.

    Raises:
        InputError: there is no such tool, or it has no repository.
    """
    problems = []
    for tool in named:
        if tool not in catalogue.tools:
            problems.append(Problem(unknown(tool, catalogue.tools, _("tool")), "TOOL"))
        elif not catalogue.tools[tool].repository:
            problems.append(Problem(str(texts.WITHOUT_REPOSITORY), tool))
    if problems:
        raise InputError(problems)
    return {
        id_: tool.repository
        for id_, tool in catalogue.tools.items()
        if tool.repository and (id_ in named or tool.retirement is None)
    }


def _targets(
    repositories: Mapping[str, str], more: Mapping[str, Kind]
) -> tuple[list[Target], list[Problem]]:
    """Where the repositories are, and those of which nobody knows."""
    from toolfinder_forge.refresh import Target  # noqa: PLC0415 - imports httpx

    targets, problems = [], []
    for tool, repository in repositories.items():
        try:
            targets.append(Target(tool, repository, place_of(repository, more)))
        except NoPlaceError as error:
            problems.append(Problem(str(error), tool))
    return targets, problems


def _json(catalogue: Catalogue, outcome: Outcome, written: Imported | None, requests: int) -> None:
    del catalogue
    found = {
        "asked": outcome.asked,
        "read": len(outcome.records),
        "requests": requests,
        "new": written.new if written else 0,
        "changed": written.changed if written else 0,
        "unchanged": written.unchanged if written else 0,
        "tools": written.tools if written else 0,
        "moved": {t: one.page for t, one in outcome.records.items() if one.moved and not one.gone},
        "archived": [t for t, one in outcome.records.items() if one.archived and not one.gone],
        "gone": [t for t, one in outcome.records.items() if one.gone],
        "conflicts": [list(map(str, one)) for one in written.conflicts] if written else [],
        "left": outcome.left,
        "problems": [str(one) for one in _problems(outcome, written)],
        "file": str(written.path) if written else None,
    }
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))


def _text(catalogue: Catalogue, outcome: Outcome, written: Imported | None, requests: int) -> None:
    from toolfinder_forge.advice import notable  # noqa: PLC0415

    counts = {"asked": outcome.asked, "read": len(outcome.records), "requests": requests}
    if written:
        counts |= {
            name: getattr(written, name) for name in ("tools", "new", "changed", "unchanged")
        }
    for name, count in counts.items():
        click.echo(f"{count:>6}  {texts.COUNTS[name]}")
    for tool, fact, value in written.conflicts if written else ():
        label = getattr(catalogue.vocabulary.facts[fact].label, language())
        click.echo(str(texts.CONFLICT(tool=tool, fact=label, value=str(value))))
    for tool, record in outcome.records.items():
        for said in notable(record):
            click.echo(f"{tool}: {said}")
    if written:
        click.echo(str(texts.WRITTEN(file=str(written.path))))
    for problem in _problems(outcome, written):
        click.echo(str(problem), err=True)
    if outcome.left:
        click.echo(str(texts.LEFT(tools=", ".join(outcome.left))), err=True)


def _problems(outcome: Outcome, written: Imported | None) -> list[Problem]:
    return [*outcome.problems, *(written.problems if written else ())]
