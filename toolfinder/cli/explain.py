"""`toolfinder explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolfinder.cli import freetext
from toolfinder.cli.options import formats
from toolfinder.cli.options import judging
from toolfinder.cli.options import profile_of
from toolfinder.cli.options import with_finder
from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.errors import unknown
from toolfinder.i18n import _

if TYPE_CHECKING:
    from toolfinder.app import Options
    from toolfinder.app import Toolfinder
    from toolfinder.engine import Recommendation
    from toolfinder.engine import Rejected
    from toolfinder.engine import Scored

Found = list[tuple[str, "Scored | Rejected"]]


@click.command(
    "explain",
    help=_(
        "Show every reason and source behind one offer's score.\n\nPROFILE is a file, - for standard "
        "input, or what you need in your own words and in quotes (leave it out with --example). OFFER is "
        "an offer such as nextcloud@framasoft, or a tool: then its best offer is explained."
    ),
)
@click.argument("arguments", nargs=-1, metavar=_("[PROFILE] OFFER"))
@click.option("--example", metavar=_("NAME"), help=_("Use an example profile, such as food-co-op."))
@judging
@formats("text", "json")
@with_finder
def command(
    app: Toolfinder,
    arguments: tuple[str, ...],
    example: str | None,
    options: Options,
    format_: str,
) -> None:
    """Explain an offer."""
    if len(arguments) != (1 if example else 2):
        raise click.UsageError(_("give a profile and an offer, or --example NAME and an offer"))
    source = None if example else arguments[0]
    if freetext.is_text(source):
        profile = app.profile_from(freetext.read(app, str(source), strict=False))
    else:
        profile = profile_of(app, source, example)
    result = app.recommend(profile, options)
    found = find(result, arguments[-1])
    if format_ == "json":
        from toolfinder.render.plain import as_json  # noqa: PLC0415

        click.echo(as_json(app.explainer.explained(result, found)), nl=False)
        return
    from toolfinder.cli.console import page  # noqa: PLC0415
    from toolfinder.engine import Scored  # noqa: PLC0415
    from toolfinder.render.sheets import SheetReport  # noqa: PLC0415

    report = SheetReport(page(), app.explainer, result.as_of)
    for need, one in found:
        show = report.explain if isinstance(one, Scored) else report.rejected
        show(result, need, one)  # type: ignore[arg-type]


def find(result: Recommendation, name: str) -> Found:
    """The offer of that id for each need, or the best offer of the tool of that id.

    Raises:
        InputError: no need has such an offer; names the nearest.
    """
    found: Found = []
    names: set[str] = set()
    for answer in result.needs:
        offers: list[Scored | Rejected] = [*answer.ranking, *answer.to_verify, *answer.excluded]
        names.update(one.subject.offer for one in offers)
        names.update(one.subject.tool for one in offers)
        fitting = [one for one in offers if name in {one.subject.offer, one.subject.tool}]
        found += [(answer.request.need, one) for one in fitting[:1]]
    if not found:
        what = _("offer or tool for your needs")
        raise InputError([Problem(unknown(name, sorted(names), what))])
    return found
