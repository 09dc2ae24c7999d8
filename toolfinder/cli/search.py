"""`toolfinder search`."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import click

from toolfinder.cli.options import formats
from toolfinder.cli.options import with_finder
from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.i18n import language

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder


@click.command(
    "search",
    help=_(
        "Find tools by name, by the product they replace or by what they do; or by what you need, in your "
        "own words."
    ),
)
@click.argument("words", nargs=-1, required=True, metavar=_("WORDS..."))
@click.option(
    "--top", type=click.IntRange(min=1), default=20, show_default=True, help=_("How many to show.")
)
@formats("text", "json", "csv")
@with_finder
def command(
    app: Toolfinder,
    words: tuple[str, ...],
    top: int,
    format_: str,
) -> int:
    """Search the catalogue."""
    from toolfinder.lookup import providers  # noqa: PLC0415
    from toolfinder.lookup import search  # noqa: PLC0415
    from toolfinder.lookup import serving  # noqa: PLC0415

    text = " ".join(words)
    rows = search(app.store, text, top)
    houses = providers(app.store, text)
    if not rows and not houses:
        understood = app.understand(text)
        needs = [one.need for one in understood.needs]
        rows = serving(app.store, needs, top)
        for need in needs:
            label = app.explainer.words(Term("need", need))
            click.echo(_("Understood as: {need}").format(need=label), err=True)
    found = [_shown(row) for row in rows]
    if format_ != "text":
        from toolfinder.render.plain import as_csv  # noqa: PLC0415
        from toolfinder.render.plain import as_json  # noqa: PLC0415

        columns = ("tool", "name", "kind", "licence", "summary", "homepage")
        click.echo(as_json(found) if format_ == "json" else as_csv(found, columns), nl=False)
    elif not found and not houses:
        click.echo(_("Nothing was found. Try fewer or other words."), err=True)
    else:
        from toolfinder.cli.console import page  # noqa: PLC0415

        paper = page()
        for row in found:
            mark = "" if row["kind"] == "open" else _("(to be replaced)")
            paper.line((row["name"], "bold"), f" ({row['tool']}) {mark}".rstrip())
            paper.line(row["summary"], indent=4)
        for house in houses:
            paper.line((house["name"], "bold"), f" ({house['id']}), {_('provider')}")
    return 0 if found or houses else 1


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "tool": row["id"],
        "name": row["name"],
        "kind": row["kind"],
        "licence": row["licence"],
        "summary": row[f"summary_{language()}"],
        "homepage": row["homepage"],
    }
