"""`toolfinder evaluate`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import click

from toolfinder.cli.options import formats
from toolfinder.cli.options import with_finder
from toolfinder.errors import InputError
from toolfinder.errors import not_a
from toolfinder.errors import unknown
from toolfinder.i18n import _
from toolfinder.i18n import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolfinder.app import Toolfinder
    from toolfinder.errors import Problem
    from toolfinder.matching.evaluation import Evaluation
    from toolfinder.matching.evaluation import Statement
    from toolfinder.yamlsource import YamlSource


@click.command(
    "evaluate",
    help=_(
        "Measure how well free text is understood, on the statements of FILE.\n\nThe file is YAML: "
        "`statements`, each with `text`, `lang` and `needs`; `a|b` is right either way, an empty list is "
        "nonsense that must not be understood."
    ),
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar=_("FILE"))
@formats("text", "json")
@with_finder
def command(app: Toolfinder, file: Path, format_: str) -> None:
    """Evaluate."""
    from toolfinder.matching.evaluation import evaluate  # noqa: PLC0415 - `--help` must not wait
    from toolfinder.yamlsource import YamlSource  # noqa: PLC0415

    statements = read_statements(
        YamlSource.from_path(file), app.store.column("SELECT id FROM needs")
    )
    result = evaluate(statements, app.matcher.hits, app.understand)
    if format_ == "json":
        from toolfinder.render.plain import as_json  # noqa: PLC0415

        confused = [[*pair, count] for pair, count in result.confused.most_common()]
        scores = {name: asdict(score) for name, score in result.scores.items()}
        click.echo(as_json({"scores": scores, "confused": confused}), nl=False)
    else:
        _print(result)


def _print(result: Evaluation) -> None:
    heads = (
        _("language"),
        _("statements"),
        _("top 1"),
        _("recall at 3"),
        _("accepted"),
        _("precision"),
        _("recall"),
        _("nonsense rejected"),
    )
    widths = [max(len(head), 8) for head in heads]
    click.echo("  ".join(head.rjust(width) for head, width in zip(heads, widths, strict=True)))
    for name, score in result.scores.items():
        cells = (
            _("all") if name == "all" else name,
            str(score.statements),
            number(score.top_1, 3),
            number(score.recall_at_3, 3),
            str(score.accepted),
            number(score.precision, 3),
            number(score.recall, 3),
            number(score.nonsense, 3),
        )
        click.echo("  ".join(cell.rjust(width) for cell, width in zip(cells, widths, strict=True)))
    if result.confused:
        click.echo("\n" + _("Taken for something else: needed, taken for, how often"))
        for (wanted, taken), count in result.confused.most_common():
            click.echo(f"  {wanted} → {taken}  {count}")


def read_statements(source: YamlSource, needs: list[str]) -> list[Statement]:
    """The statements of a file.

    Raises:
        InputError: with every problem, located.
    """
    from toolfinder.matching.evaluation import Statement  # noqa: PLC0415

    written = source.data.get("statements") if isinstance(source.data, dict) else None
    if not isinstance(written, list) or not written:
        raise InputError([source.problem(_("holds no list of statements"), ("statements",))])
    problems: list[Problem] = []
    found = []
    for index, one in enumerate(written):
        wrong = list(_wrong(one, index, source, needs))
        problems += wrong
        if not wrong:
            sets = tuple(frozenset(need.split("|")) for need in one["needs"])
            found.append(Statement(one["text"], one["lang"], sets))
    if problems:
        raise InputError(problems)
    return found


def _wrong(one: Any, index: int, source: YamlSource, needs: list[str]) -> Iterator[Problem]:
    path = ("statements", index)
    if not isinstance(one, dict):
        yield source.problem(not_a(one, _("a list of keys and values")), path)
        return
    for key in ("text", "lang"):
        if not isinstance(one.get(key), str):
            yield source.problem(_("is missing, or is not a text"), (*path, key))
    listed = one.get("needs")
    if not isinstance(listed, list) or not all(isinstance(need, str) for need in listed):
        yield source.problem(not_a(listed, _("a list of needs")), (*path, "needs"))
        return
    for place, alternatives in enumerate(listed):
        for need in alternatives.split("|"):
            if need not in needs:
                yield source.problem(unknown(need, needs, _("need")), (*path, "needs", place))
