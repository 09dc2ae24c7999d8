"""`toolfinder recommend`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolfinder.cli.options import formats
from toolfinder.cli.options import judging
from toolfinder.cli.options import profile_of
from toolfinder.cli.options import with_finder
from toolfinder.i18n import _

if TYPE_CHECKING:
    from toolfinder.app import Options
    from toolfinder.app import Toolfinder


@click.command(
    "recommend",
    help=_(
        "Rank the ways to get a tool for each need of an organisation.\n\nPROFILE is a file as `toolfinder "
        "init` writes it, or - for standard input. It stays on this computer."
    ),
)
@click.argument("profile", required=False, metavar=_("[PROFILE]"))
@click.option("--example", metavar=_("NAME"), help=_("Use an example profile, such as food-co-op."))
@click.option(
    "--top",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help=_("How many to show as text."),
)
@click.option("--all", "all_", is_flag=True, help=_("Show all of them."))
@judging
@formats("text", "json", "markdown", "csv")
@with_finder
def command(
    app: Toolfinder,
    profile: str | None,
    example: str | None,
    top: int,
    all_: bool,  # noqa: FBT001 - click passes flags so
    options: Options,
    format_: str,
) -> None:
    """Recommend offers for a profile."""
    result = app.recommend(profile_of(app, profile, example), options)
    explainer = app.explainer
    if format_ == "text":
        from toolfinder.cli.console import page  # noqa: PLC0415
        from toolfinder.render.text import TextReport  # noqa: PLC0415

        TextReport(page(), explainer, None if all_ else top).show(result)
    elif format_ == "markdown":
        from toolfinder.render.markdown import recommendation  # noqa: PLC0415

        click.echo(recommendation(result, explainer), nl=False)
    else:
        from toolfinder.render.plain import as_json  # noqa: PLC0415
        from toolfinder.render.plain import recommendation_csv  # noqa: PLC0415

        render = as_json if format_ == "json" else recommendation_csv
        click.echo(render(explainer.data(result)), nl=False)
