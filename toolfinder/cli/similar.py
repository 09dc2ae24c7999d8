"""`toolfinder similar`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolfinder.cli.options import formats
from toolfinder.cli.options import with_finder
from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.i18n import joined
from toolfinder.i18n import labelled

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder
    from toolfinder.similarity import Alike
    from toolfinder.similarity import Thing


@click.command(
    "similar",
    help=_(
        "Open tools that are like TOOL: for the same needs, in place of the same products, with the same "
        "features. What few tools have counts more; where little is known, likeness is less."
    ),
)
@click.argument("tool", metavar=_("TOOL"))
@click.option(
    "--top", type=click.IntRange(min=1), default=10, show_default=True, help=_("How many to show.")
)
@formats("text", "json")
@with_finder
def command(app: Toolfinder, tool: str, top: int, format_: str) -> None:
    """Print similar tools."""
    from toolfinder.lookup import sheet  # noqa: PLC0415 - `--help` must not wait for it
    from toolfinder.similarity import similar  # noqa: PLC0415

    found = similar(app.store, sheet(app.store, tool, "tool").entry["id"], top)
    if format_ == "json":
        from toolfinder.render.plain import as_json  # noqa: PLC0415

        click.echo(as_json([_data(one) for one in found]), nl=False)
        return
    if not found:
        click.echo(_("Nothing is known that it shares with another tool."))
    from toolfinder.cli.console import page  # noqa: PLC0415

    paper = page()
    for one in found:
        paper.line(f"{round(one.likeness * 100):>3}  {one.name} ({one.tool})")
        paper.line(_why(app, one), indent=5)


def _data(one: Alike) -> dict[str, object]:
    common: dict[str, list[str]] = {}
    for kind, id_ in one.common:
        common.setdefault(kind, []).append(id_)
    return {"tool": one.tool, "name": one.name, "likeness": one.likeness, "common": common}


def _why(app: Toolfinder, one: Alike) -> str:
    titles = {"need": _("both for"), "product": _("both replace"), "feature": _("both have")}
    parts = []
    for kind, title in titles.items():
        names = [_name(app, thing) for thing in one.common if thing[0] == kind]
        if names:
            parts.append(labelled(title, ", ".join(names)))
    return joined(parts)


def _name(app: Toolfinder, thing: Thing) -> str:
    kind, id_ = thing
    return app.explainer.words(Term("tool" if kind == "product" else kind, id_))
