"""`toolfinder catalogue check`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from toolfinder.cli.options import as_of_option
from toolfinder.cli.options import with_finder
from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.errors import unknown
from toolfinder.i18n import _
from toolfinder.i18n import ngettext

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder
    from toolfinder.catalogue.read import Catalogue
    from toolfinder.lints import Lint


@click.command(
    "check",
    help=_(
        "Read every file of the catalogue and name every problem.\n\nErrors are named first, and alone. "
        "Without any, warnings follow, and advice is counted: list it with --lint."
    ),
)
@click.option(
    "--lint",
    "only",
    multiple=True,
    metavar=_("NAME"),
    help=_("Show what this lint finds (may be given again), or `all`."),
)
@click.option("--lints", "listing", is_flag=True, help=_("List the lints."))
@click.option("--strict", is_flag=True, help=_("End with an error if there is any warning."))
@as_of_option(_("Count what has expired by this day."))
@with_finder
def command(
    app: Toolfinder,
    only: tuple[str, ...],
    listing: bool,  # noqa: FBT001 - click passes flags so
    strict: bool,  # noqa: FBT001
    as_of: date | None,
) -> None:
    """Check the catalogue's files."""
    from toolfinder.lints import LINTS  # noqa: PLC0415 - `--help` must not wait for it
    from toolfinder.lints import lint  # noqa: PLC0415
    from toolfinder.lints import of_plugins  # noqa: PLC0415

    lints = (*LINTS, of_plugins(app.plugins.findings))
    if listing:
        for one in lints:
            kind = _("advice") if one.advice else _("warning")
            click.echo(f"{one.id:<22} {kind:<10} {one.label}")
        return
    ids = [one.id for one in lints]
    wrong = [name for name in only if name not in {*ids, "all"}]
    if wrong:
        raise InputError([Problem(unknown(name, ids, _("lint")), "--lint") for name in wrong])

    catalogue = app.read_catalogue()
    day = as_of or date.today()  # noqa: DTZ011
    found = lint(catalogue, day, () if "all" in only else only, lints)
    for broken in app.plugins.problems:
        click.echo(broken, err=True)
    _show(catalogue, [(one, found.get(one.id, ())) for one in lints], only, strict=strict)


def _show(
    catalogue: Catalogue,
    found: list[tuple[Lint, tuple[Problem, ...]]],
    only: tuple[str, ...],
    *,
    strict: bool,
) -> None:
    warnings = 0
    advice: list[tuple[Lint, int]] = []
    for one, problems in found:
        if one.advice and not only:
            advice += [(one, len(problems))] if problems else []
            continue
        warnings += 0 if one.advice else len(problems)
        for problem in problems:
            click.echo(f"{problem} [{one.id}]")
    click.echo(_summary(catalogue, warnings))
    for one, count in advice:
        listed = _("list them with --lint {name}").format(name=one.id)
        click.echo(f"{count:>6}  {one.label} ({listed})")
    if strict and warnings:
        raise click.exceptions.Exit(1)


def _summary(catalogue: Catalogue, warnings: int) -> str:
    tools, providers = len(catalogue.tools), len(catalogue.providers)
    counted = {
        "tools": ngettext("{n} tool", "{n} tools", tools).format(n=tools),
        "providers": ngettext("{n} provider", "{n} providers", providers).format(n=providers),
    }
    if not warnings:
        return _("{tools} and {providers}: nothing is wrong.").format(**counted)
    said = ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings)
    return _("{tools} and {providers}: {warnings}.").format(**counted, warnings=said)
