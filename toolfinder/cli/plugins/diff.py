"""`toolfinder plugins diff`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import click

from toolfinder.cli.options import as_of_option
from toolfinder.cli.options import formats
from toolfinder.cli.options import with_finder
from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.i18n import _
from toolfinder.i18n import ngettext
from toolfinder.i18n import number

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder

Ranks = Mapping[str, Mapping[str, Mapping[str, Mapping[str, Any]]]]
"""Of each example profile and each of its needs, rank and score by offer."""


@click.command(
    "diff",
    help=_(
        "Show which ranks change on the example profiles because of plugins.\n\nCompares the answers "
        "without any plugin to those with all of them; or, with --before FILE, those of an earlier "
        "version, kept with --save FILE, to those of now. This is how a release that changes scores is "
        "announced."
    ),
)
@click.option(
    "--save",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=_("FILE"),
    help=_("Keep the ranks of now in a file, and compare nothing."),
)
@click.option(
    "--before",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=_("FILE"),
    help=_("Compare with the ranks that were kept in a file."),
)
@as_of_option(_("Judge as on this day; by default today, and the day of the file with --before."))
@formats("text", "json")
@with_finder
def command(
    app: Toolfinder, save: Path | None, before: Path | None, as_of: date | None, format_: str
) -> None:
    """Compare ranks."""
    kept = _read(before) if before else None
    day = as_of or (date.fromisoformat(kept["as_of"]) if kept else date.today())  # noqa: DTZ011
    if save:
        data = {"as_of": day.isoformat(), "ranks": _ranks(app, day)}
        try:
            save.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        except OSError as error:
            raise InputError([Problem(error.strerror or str(error), str(save))]) from None
        return
    old: Ranks = kept["ranks"] if kept else _ranks(app.with_plugins(()), day)
    changes = list(_changes(old, _ranks(app, day)))
    if format_ == "json":
        from toolfinder.render.plain import as_json  # noqa: PLC0415

        click.echo(as_json(changes), nl=False)
        return
    for one in changes:
        places = " → ".join(_place(one[when]) for when in ("before", "after"))
        click.echo(f"{one['example']}, {one['need']}: {one['offer']}: {places}")
    count = len(changes)
    said = ngettext("{n} offer changes its rank.", "{n} offers change their ranks.", count)
    click.echo(said.format(n=count))


def _ranks(app: Toolfinder, day: date) -> Ranks:
    """Of each example profile and each of its needs, rank and score by offer, on that day."""
    from toolfinder.app import Options  # noqa: PLC0415 - `--help` must not wait for it

    found: dict[str, dict[str, dict[str, dict[str, Any]]]] = {}
    for name in app.examples():
        result = app.recommend(app.read_profile(app.example(name)), Options(as_of=day))
        found[name] = {
            answer.need: {
                one.offer: {"rank": one.rank, "score": one.score} for one in answer.ranking
            }
            for answer in result.needs
        }
    return found


def _read(path: Path) -> Any:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        date.fromisoformat(data["as_of"])
        _check(data["ranks"])
    except OSError as error:
        raise InputError([Problem(error.strerror or str(error), str(path))]) from None
    except (ValueError, TypeError, KeyError, AttributeError):
        message = _("is no file that `toolfinder plugins diff --save` wrote")
        raise InputError([Problem(message, str(path))]) from None
    return data


def _check(ranks: Any) -> None:
    for needs in ranks.values():
        for offers in needs.values():
            for place in offers.values():
                int(place["rank"]), float(place["score"])


def _changes(old: Ranks, new: Ranks) -> Any:
    for example, needs in new.items():
        for need, offers in needs.items():
            earlier = old.get(example, {}).get(need, {})
            for offer in sorted({*offers, *earlier}):
                before, after = earlier.get(offer), offers.get(offer)
                if (before or {}).get("rank") != (after or {}).get("rank"):
                    yield {
                        "example": example,
                        "need": need,
                        "offer": offer,
                        "before": before,
                        "after": after,
                    }


def _place(place: Mapping[str, Any] | None) -> str:
    if place is None:
        return _("not ranked")
    said = _("rank {rank} ({score} points)")
    return said.format(rank=place["rank"], score=number(place["score"], 1))
