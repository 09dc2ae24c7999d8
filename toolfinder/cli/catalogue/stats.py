"""`toolfinder catalogue stats`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from toolfinder.cli.options import as_of_option
from toolfinder.cli.options import formats
from toolfinder.cli.options import with_finder
from toolfinder.i18n import N_
from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.i18n import percent

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder
    from toolfinder.coverage import Statistics


SPEAKERS = {
    "upstream": N_("the makers"),
    "vendor": N_("a vendor or provider"),
    "audit": N_("an audit"),
    "catalogue": N_("another catalogue, or somebody else"),
    "test": N_("somebody who tried it"),
    "background": N_("nobody opened a source"),
}
"""Who says so, by kind of source."""


@click.command("stats", help=_("Count what the catalogue holds and knows."))
@as_of_option(_("Count what has expired by this day."))
@formats("text", "json")
@with_finder
def command(
    app: Toolfinder,
    as_of: date | None,
    format_: str,
) -> None:
    """Print statistics."""
    from toolfinder.coverage import statistics  # noqa: PLC0415 - `--help` must not wait for it

    figures = statistics(app.store, app.plugins.criteria, as_of or date.today())  # noqa: DTZ011
    if format_ == "json":
        from toolfinder.render.plain import as_json  # noqa: PLC0415

        click.echo(as_json(figures.data()), nl=False)
    else:
        _print(app, figures)


def _print(app: Toolfinder, figures: Statistics) -> None:
    from toolfinder.lints import CORE_KNOWN  # noqa: PLC0415
    from toolfinder.lints import KNOWN  # noqa: PLC0415

    for count, title in _counted(figures):
        click.echo(f"{count:>6}  {title}")
    click.echo("\n" + _("Depth: facts that a criterion reads, known from a source that was opened"))
    for title, depth, enough in (
        (_("core tools"), figures.core, CORE_KNOWN),
        (_("other open tools"), figures.rest, KNOWN),
    ):
        click.echo(f"{depth['tools']:>6}  {title}")
        said = _("of them with {share} or more").format(share=_percent(enough))
        click.echo(f"{depth['enough_known']:>6}  {said}")
        for key, label in (
            ("known", _("known")),
            ("known_least", _("known of the least known tool")),
            ("unverified", _("unverified, of what is stated")),
            ("unverified_most", _("unverified of the least verified tool")),
        ):
            click.echo(f"{_percent(depth[key]):>6}  {label}")
    click.echo(f"{figures.core['needs_with_one']:>6}  " + _("needs with a core tool"))
    click.echo(f"{figures.core['needs_with_two']:>6}  " + _("needs with two core tools or more"))
    explainer = app.explainer
    click.echo("\n" + _("Claims by kind of source"))
    total = sum(figures.by_source.values())
    for kind, count in figures.by_source.items():
        click.echo(f"{count:>6} {_percent(count / total):>6}  {_(SPEAKERS[kind].text)}")
    click.echo("\n" + _("Facts known from a checked source, by criterion"))
    for criterion in app.plugins.criteria:
        if criterion.id in figures.by_criterion:
            share = _percent(figures.by_criterion[criterion.id])
            click.echo(f"{share:>6}  {explainer.say(criterion.label or criterion.id)}")
    click.echo("\n" + _("By need: open tools, core tools, those that need no server, facts known"))
    for need, row in figures.by_need.items():
        label = explainer.words(Term("need", need))
        share = _percent(row["known"])
        click.echo(
            f"{row['tools']:>4} {row['core']:>4} {row['without_server']:>4} {share:>6}  {label}"
        )


def _counted(figures: Statistics) -> list[tuple[int, str]]:
    return [
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


def _percent(share: float) -> str:
    return percent(round(share * 100))
