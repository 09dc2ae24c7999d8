"""`toolfinder replace`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from toolfinder.cli.options import formats
from toolfinder.cli.options import with_finder
from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.evidence import value_text
from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.i18n import labelled
from toolfinder.i18n import ngettext

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder
    from toolfinder.render.page import Page
    from toolfinder.similarity import Alternative
    from toolfinder.similarity import Replacement


@click.command(
    "replace",
    help=_(
        "What may take the place of each PRODUCT, as people call it: what it does for you today, what each "
        "open tool does of that, what is lost, and how your data moves."
    ),
)
@click.argument("products", nargs=-1, required=True, metavar=_("PRODUCT..."))
@click.option(
    "--top", type=click.IntRange(min=1), default=5, show_default=True, help=_("How many to show.")
)
@formats("text", "json")
@with_finder
def command(app: Toolfinder, products: tuple[str, ...], top: int, format_: str) -> None:
    """Print what may replace products."""
    from toolfinder.lookup import product_names  # noqa: PLC0415 - `--help` must not wait for it
    from toolfinder.matching.words import tokens  # noqa: PLC0415
    from toolfinder.similarity import product_of  # noqa: PLC0415
    from toolfinder.similarity import replacements  # noqa: PLC0415

    names = product_names(app.store)
    ids: list[str] = []
    problems: list[Problem] = []
    for name in products:
        try:
            ids.append(product_of(name, names, " ".join(tokens(name))))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    found = [replacements(app.store, product) for product in dict.fromkeys(ids)]
    if format_ == "json":
        from toolfinder.render.plain import as_json  # noqa: PLC0415

        click.echo(as_json([asdict(one) for one in found]), nl=False)
        return
    from toolfinder.cli.console import page  # noqa: PLC0415

    paper = page()
    for one in found:
        _show(app, paper, one, top)
    paper.line()
    said = _("Ranked for your organisation, with costs and reasons: {command}")
    paper.line(said.format(command=f'toolfinder recommend "{found[0].name}"'))


def _show(app: Toolfinder, paper: Page, one: Replacement, top: int) -> None:
    words, say = app.explainer.words, app.explainer.say
    paper.line()
    paper.rule(one.name)
    needs = ", ".join(words(Term("need", need)) for need, _role in one.needs)
    paper.line(labelled(_("What it does for you today"), needs))
    said = [say(value_text("export", value)) for value in one.export]
    paper.line(labelled(_("What it lets you take along"), ", ".join(said) or _("nobody knows")))
    for other in one.alternatives[:top]:
        paper.line()
        paper.line((f"· {other.name}", "bold"), f" ({other.tool})")
        for text, style in _lines(app, other, one):
            paper.line((text, style), indent=4)
    hidden = len(one.alternatives) - top
    if hidden > 0:
        more = ngettext(
            "{n} more tool: --top {all} shows it", "{n} more tools: --top {all} shows them", hidden
        )
        paper.line((more.format(n=hidden, all=len(one.alternatives)), "dim"))
    if not one.alternatives:
        paper.line(_("The catalogue knows of no open tool for this."))


def _lines(app: Toolfinder, other: Alternative, one: Replacement) -> list[tuple[str, str]]:
    words = app.explainer.words
    whole = [words(Term("need", need)) for need, role in other.covers if role == "core"]
    part = [words(Term("need", need)) for need, role in other.covers if role != "core"]
    moves = {
        True: _("imports from {product}"),
        False: _("is not known to import from {product}"),
        None: _("nobody knows whether it imports from {product}"),
    }[other.imports].format(product=one.name)
    lines = [
        (_("does: {needs}"), whole, "good"),
        (_("does in part: {needs}"), part, "doubt"),
        (_("lost: {needs}"), [words(Term("need", need)) for need in other.lost], "bad"),
        (_("known to have: {needs}"), [words(Term("feature", f)) for f in other.gained[:6]], ""),
    ]
    shown = [(text.format(needs=", ".join(names)), style) for text, names, style in lines if names]
    return [*shown, (labelled(_("your data"), moves), "")]
