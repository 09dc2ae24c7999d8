"""`toolfinder catalogue import`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolfinder.cli.options import Day
from toolfinder.cli.options import Progress
from toolfinder.cli.options import with_finder
from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.errors import unknown
from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.i18n import labelled

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder
    from toolfinder.observing import Imported

SHOWN = 10
"""How many conflicts, unmatched names and skipped records are listed without `--all`."""


@click.command(
    "import",
    help=_(
        "Read CHECKOUT, a copy of another catalogue on this computer, and write what it says of our "
        "tools to observed/SOURCE.jsonl. Nothing that people wrote is changed; where they differ, both "
        "are kept and shown as disputed.\n\nWithout SOURCE: list the sources."
    ),
)
@click.argument("source", required=False, metavar=_("[SOURCE]"))
@click.argument(
    "checkout",
    required=False,
    type=click.Path(path_type=Path, exists=True),
    metavar=_("[CHECKOUT]"),
)
@click.option(
    "--seen",
    type=Day(),
    metavar=_("DAY"),
    help=_("The day of the copy, when it is no git checkout."),
)
@click.option("--all", "everything", is_flag=True, help=_("List everything, not only some."))
@with_finder
def command(
    app: Toolfinder,
    source: str | None,
    checkout: Path | None,
    seen: date | None,
    everything: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    """Import."""
    importers = {importer.id: importer for importer in app.plugins.importers}
    if source is None:
        click.echo(_("Sources; give one of them, and the folder of a copy of it:"))
        for id_, importer in importers.items():
            label = app.explainer.say(importer.label)
            click.echo(f"  {id_:<22} {label} ({importer.licence}), {importer.homepage}")
        return
    if source not in importers:
        raise InputError([Problem(unknown(source, importers, _("source")), "SOURCE")])
    if checkout is None:
        raise click.UsageError(_("name the folder or file to read"))
    from toolfinder.catalogue.read import read_catalogue  # noqa: PLC0415
    from toolfinder.observing import import_from  # noqa: PLC0415
    from toolfinder.observing import state_of  # noqa: PLC0415

    importers[source].records(checkout)
    state = state_of(checkout)
    if seen is not None:
        state = replace(state, seen=seen)
    if state.seen is None:
        message = _("is no git checkout: say with --seen of which day it is")
        raise InputError([Problem(message, str(checkout))])
    catalogue = read_catalogue(app.root)
    try:
        result = import_from(
            importers[source], state, catalogue, Progress(_("Reading {path}").format(path=checkout))
        )
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror or error}") from None
    _report(app, result, None if everything else SHOWN)


def _report(app: Toolfinder, result: Imported, limit: int | None) -> None:
    for count, title in (
        (result.records, _("records read")),
        (result.tools, _("of our tools are among them")),
        (result.new, _("claims are new")),
        (result.changed, _("claims have changed")),
        (result.unchanged, _("claims are as before")),
        (len(result.conflicts), _("claims contradict what people wrote")),
        (len(result.unmatched), _("records are about software that is not in our catalogue")),
        (len(result.problems), _("problems")),
    ):
        click.echo(f"{count:>6}  {title}")
    words = app.explainer.words
    conflicts = [
        f"{tool}: {labelled(words(Term('fact', fact)), str(value))}"
        for tool, fact, value in result.conflicts
    ]
    _list(_("Conflicts: they say"), conflicts, limit)
    _list(_("Not in our catalogue"), result.unmatched, limit)
    click.echo("\n" + _("Written to {file}.").format(file=result.path))
    shown = [str(problem) for problem in result.problems]
    for line in shown[:limit]:
        click.echo(line, err=True)
    if limit is not None and len(shown) > limit:
        more = _("and {n} more problems: list them with --all").format(n=len(shown) - limit)
        click.echo(more, err=True)


def _list(title: str, lines: list[str], limit: int | None) -> None:
    if not lines:
        return
    click.echo(f"\n{title}")
    for line in lines[:limit]:
        click.echo(f"  {line}")
    if limit is not None and len(lines) > limit:
        click.echo("  " + _("and {n} more: list them with --all").format(n=len(lines) - limit))
