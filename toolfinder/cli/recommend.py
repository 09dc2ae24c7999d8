"""`toolfinder recommend`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from toolfinder.cli.options import finder
from toolfinder.cli.options import formats
from toolfinder.cli.options import judging
from toolfinder.cli.options import profile_of
from toolfinder.i18n import _
from toolfinder.options import everywhere


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
    "--top", type=click.IntRange(min=1), default=5, show_default=True, help=_("How many to show.")
)
@click.option("--all", "all_", is_flag=True, help=_("Show all of them."))
@judging
@formats("text", "json", "markdown", "csv")
@everywhere
def command(
    profile: str | None,
    example: str | None,
    top: int,
    all_: bool,  # noqa: FBT001 - click passes flags so
    as_of: date | None,
    seed: int,
    method: str,
    ranking: str,
    caution: float,
    format_: str,
    lang: str | None,
    catalogue: Path | None,
    plugins_dir: Path | None,
) -> None:
    """Recommend offers for a profile."""
    del lang  # the door has seen to it
    from toolfinder.app import Options  # noqa: PLC0415 - `--help` must not wait for it

    app = finder(catalogue, plugins_dir)
    options = Options(as_of=as_of, seed=seed, method=method, caution=caution, ranking=ranking)
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
