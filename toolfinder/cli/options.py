"""Options that several commands share, and the objects that they make."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any
from typing import TypeVar

import click

from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.errors import unknown
from toolfinder.i18n import _
from toolfinder.options import everywhere

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder
    from toolfinder.model.profile import Profile

Command = TypeVar("Command", bound=Callable[..., Any])


def formats(*names: str) -> Callable[[Command], Command]:
    """`--format`, with these choices; the first is the default."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(names),
        default=names[0],
        show_default=True,
        help=_("How to print the result."),
    )


def with_finder(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command, and a `Toolfinder` made from them as first argument."""

    @wraps(command)
    def run(
        *arguments: Any,
        lang: str | None,
        catalogue: Path | None,
        plugins_dir: Path | None,
        **more: Any,
    ) -> Any:
        del lang  # the door has seen to it
        return command(finder(catalogue, plugins_dir), *arguments, **more)

    return everywhere(run)


def judging(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that change a judgement, given to the command as `options`."""

    @wraps(command)
    def run(
        *arguments: Any,
        as_of: date | None,
        seed: int,
        method: str,
        ranking: str,
        caution: float,
        allow_network: bool,
        strict_plugins: bool,
        **more: Any,
    ) -> Any:
        from toolfinder.app import Options  # noqa: PLC0415 - `--help` must not wait for it

        options = Options(
            as_of=as_of,
            seed=seed,
            method=method,
            caution=caution,
            ranking=ranking,
            network=allow_network,
            strict_plugins=strict_plugins,
        )
        return command(*arguments, options=options, **more)

    decorated: Callable[..., Any] = run
    for option in (
        click.option(
            "--caution",
            type=click.FloatRange(0, 1),
            default=0.4,
            show_default=True,
            help=_("How much of what nobody knows counts as good: 0 nothing, 1 all."),
        ),
        click.option(
            "--method", default="power-mean", show_default=True, help=_("How values make a score.")
        ),
        click.option(
            "--ranking",
            type=click.Choice(("rank-sum", "rank-order-centroid")),
            default="rank-sum",
            show_default=True,
            help=_("Weights of values that are given as a list in order."),
        ),
        click.option(
            "--seed", type=int, default=0, show_default=True, help=_("Of random numbers.")
        ),
        click.option(
            "--strict-plugins",
            is_flag=True,
            help=_("End with an error if any plugin fails."),
        ),
        click.option(
            "--allow-network",
            is_flag=True,
            help=_("Let plugins that ask for the network reach for it."),
        ),
        as_of_option(_("Judge as on this day (2026-08-21); claims expire. By default today.")),
    ):
        decorated = option(decorated)
    return decorated


def as_of_option(said: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`--as-of`, the day that counts."""
    return click.option("--as-of", type=Day(), metavar=_("DAY"), help=said)


class Day(click.ParamType[date]):
    """A day such as 2026-08-21."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            self.fail(
                _("{value!r} is not a day such as 2026-08-21").format(value=value), param, ctx
            )


def finder(catalogue: Path | None, plugins_dir: Path | None) -> Toolfinder:
    """A `Toolfinder` that tells the terminal what it is waiting for."""
    from toolfinder.app import Toolfinder  # noqa: PLC0415 - `--help` must not wait for it

    return Toolfinder(
        catalogue, plugins_dir, say=note, progress=Progress(_("Compiling the catalogue"))
    )


def note(text: str) -> None:
    """A sentence on standard error."""
    click.echo(text, err=True)


class Progress:
    """A progress bar on standard error, when a person looks at it."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._bar: Any = None

    def __call__(self, done: int, total: int) -> None:
        if not sys.stderr.isatty():
            return
        if self._bar is None:
            self._bar = click.progressbar(length=total, label=self._label, file=sys.stderr)
        self._bar.update(done - self._bar.pos)
        if done == total:
            self._bar.render_finish()


def profile_of(app: Toolfinder, source: str | None, example: str | None) -> Profile:
    """The profile that a command names: a file, `-` for standard input, or an example.

    Raises:
        InputError: there is none, or it is wrong.
    """
    from toolfinder.yamlsource import YamlSource  # noqa: PLC0415
    from toolfinder.yamlsource import decode  # noqa: PLC0415

    if (source is None) == (example is None):
        raise click.UsageError(_("name a profile file, or an example with --example"))
    if example is not None:
        names = app.examples()
        if example not in names:
            raise InputError([Problem(unknown(example, names, _("example")), "--example")])
        return app.read_profile(app.example(example))
    if source == "-":
        text = decode(sys.stdin.buffer.read(2_000_001), "-")
        return app.read_profile(YamlSource(text, "-"))
    return app.read_profile(str(source))
