"""`toolfinder catalogue`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolfinder.cli.options import as_of_option
from toolfinder.cli.options import formats
from toolfinder.cli.options import with_finder
from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.i18n import ngettext
from toolfinder.i18n import number

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder
    from toolfinder.coverage import Statistics


@click.group("catalogue", help=_("Check, compile and count the catalogue."))
def command() -> None:
    """The catalogue."""


@command.command("check", help=_("Read every file of the catalogue and name every problem."))
@with_finder
def check(app: Toolfinder) -> None:
    """Check the catalogue's files."""
    from toolfinder.catalogue.read import read_catalogue  # noqa: PLC0415

    read = read_catalogue(app.root)
    tools, providers = len(read.tools), len(read.providers)
    counted = (
        ngettext("{n} tool", "{n} tools", tools).format(n=tools),
        ngettext("{n} provider", "{n} providers", providers).format(n=providers),
    )
    summary = _("{tools} and {providers}: nothing is wrong.")
    click.echo(summary.format(tools=counted[0], providers=counted[1]))


@command.command("build", help=_("Compile the catalogue into one SQLite file."))
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Write it there instead of in the cache."),
)
@click.option("--schemas", is_flag=True, help=_("Write the JSON schemas of the catalogue's files."))
@with_finder
def build(
    app: Toolfinder,
    output: Path | None,
    schemas: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    """Compile the catalogue."""
    if schemas:
        from toolfinder.catalogue.read import read_catalogue  # noqa: PLC0415
        from toolfinder.catalogue.schemas import write_schemas  # noqa: PLC0415

        for path in write_schemas(read_catalogue(app.root).vocabulary, app.root / "schema"):
            click.echo(str(path))
        return
    if output is None:
        click.echo(str(app.store.path))
        return
    try:
        app.build(output)
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror or error}") from None
    click.echo(str(output))


@command.command("stats", help=_("Count what the catalogue holds and knows."))
@as_of_option(_("Count what has expired by this day."))
@formats("text", "json")
@with_finder
def stats(
    app: Toolfinder,
    as_of: date | None,
    format_: str,
) -> None:
    """Print statistics."""
    from toolfinder.coverage import statistics  # noqa: PLC0415

    figures = statistics(app.store, app.plugins.criteria, as_of or date.today())  # noqa: DTZ011
    if format_ == "json":
        from toolfinder.render.plain import as_json  # noqa: PLC0415

        click.echo(as_json(figures.data()), nl=False)
    else:
        _print(app, figures)


def _print(app: Toolfinder, figures: Statistics) -> None:
    explainer = app.explainer
    counted = [
        (figures.counts["open_tools"], _("open tools")),
        (figures.counts["incumbents"], _("products to replace")),
        (figures.counts["providers"], _("providers")),
        (figures.counts["offers"], _("offers")),
        (figures.counts["claims"], _("claims")),
        (figures.counts["prices"], _("prices")),
        (figures.counts["needs"], _("needs")),
        (figures.counts["needs_with_two_open_tools"], _("needs with two open tools or more")),
        (figures.disputed, _("claims on which sources disagree")),
        (figures.expired, _("claims that have expired")),
        (figures.undated, _("claims whose source bears no date")),
    ]
    for count, title in counted:
        click.echo(f"{count:>6}  {title}")
    click.echo("\n" + _("Claims by kind of source"))
    for kind, count in figures.by_source.items():
        click.echo(f"{count:>6}  {kind}")
    click.echo("\n" + _("Facts known from a checked source, by criterion"))
    for criterion in app.plugins.criteria:
        if criterion.id in figures.by_criterion:
            share = number(figures.by_criterion[criterion.id] * 100)
            click.echo(f"{share:>5} %  {explainer.say(criterion.label or criterion.id)}")
    click.echo("\n" + _("Open tools, those without a server of your own, and facts known, by need"))
    for need, row in figures.by_need.items():
        share = f"{number(row['known'] * 100)} %"
        label = explainer.words(Term("need", need))
        click.echo(f"{row['tools']:>4} {row['without_server']:>4} {share:>6}  {label}")
