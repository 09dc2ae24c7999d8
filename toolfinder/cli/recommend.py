"""`toolfinder recommend`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from toolfinder.cli import freetext
from toolfinder.cli.options import judging
from toolfinder.cli.options import profile_of
from toolfinder.cli.options import with_finder
from toolfinder.errors import none_of
from toolfinder.i18n import _

if TYPE_CHECKING:
    from toolfinder.app import Options
    from toolfinder.app import Toolfinder
    from toolfinder.rendering import Renderer

FORMATS = ("text", "json", "markdown", "csv")


@click.command(
    "recommend",
    help=_(
        "Rank the ways to get a tool for each need of an organisation.\n\nPROFILE is a file as `toolfinder "
        "init` writes it, - for standard input, or what you need in your own words and in quotes, in "
        "Catalan, Spanish, French or English. It stays on this computer."
    ),
)
@click.argument("words", nargs=-1, metavar=_("[PROFILE]"))
@click.option("--example", metavar=_("NAME"), help=_("Use an example profile, such as food-co-op."))
@click.option(
    "--top",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help=_("How many to show as text."),
)
@click.option(
    "--strict",
    is_flag=True,
    help=_("Of your own words, end with an error unless all is understood."),
)
@click.option("--all", "all_", is_flag=True, help=_("Show all of them."))
@judging
@click.option(
    "--format",
    "format_",
    default="text",
    show_default=True,
    metavar=_("NAME"),
    help=_("How to print the result: text, json, markdown, csv, or what a plugin adds."),
)
@with_finder
def command(
    app: Toolfinder,
    words: tuple[str, ...],
    example: str | None,
    top: int,
    all_: bool,  # noqa: FBT001 - click passes flags so
    strict: bool,  # noqa: FBT001
    options: Options,
    format_: str,
) -> None:
    """Recommend offers for a profile."""
    renderer = None if format_ in FORMATS else _renderer(app, format_)
    profile = " ".join(words) if words else None
    if profile is not None and not profile.strip():
        raise click.UsageError(_("say what you need, or name a profile file"))
    said: list[str] = []
    if example is None and profile is not None and freetext.is_text(profile):
        found = freetext.read(app, profile, strict=strict)
        said = freetext.said_back(app, found)
        result = app.recommend(app.profile_from(found), options)
        result = replace(result, warnings=(*result.warnings, *freetext.doubts(app, found)))
    else:
        result = app.recommend(profile_of(app, profile, example), options)
    explainer = app.explainer
    if renderer is not None:
        click.echo(app.plugins.rendered(renderer, explainer.data(result)), nl=False)
    elif format_ == "text":
        from toolfinder.cli.console import page  # noqa: PLC0415
        from toolfinder.render.text import TextReport  # noqa: PLC0415

        paper = page()
        for line in said:
            paper.line(line, hang=4)
        TextReport(paper, explainer, None if all_ else top).show(result)
    elif format_ == "markdown":
        from toolfinder.render.markdown import recommendation  # noqa: PLC0415

        for line in said:
            click.echo(f"> {line.strip()}  ")
        click.echo(("\n" if said else "") + recommendation(result, explainer), nl=False)
    else:
        from toolfinder.render.plain import as_json  # noqa: PLC0415
        from toolfinder.render.plain import recommendation_csv  # noqa: PLC0415

        render = as_json if format_ == "json" else recommendation_csv
        click.echo(render(explainer.data(result)), nl=False)


def _renderer(app: Toolfinder, name: str) -> Renderer:
    """The form of that name that a plugin adds."""
    for renderer in app.plugins.renderers:
        if renderer.id == name:
            return renderer
    names = [*FORMATS, *(renderer.id for renderer in app.plugins.renderers)]
    raise click.UsageError(f"--format: {none_of(name, names)}")
