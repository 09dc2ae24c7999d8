"""`toolfinder init`."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import click

from toolfinder.cli.options import with_finder
from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.i18n import language

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder


@click.command(
    "init",
    help=_(
        "Answer a few questions and write your organisation's profile to FILE.\n\nNothing leaves this "
        "computer. Return takes what stands in brackets."
    ),
)
@click.argument(
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    default="profile.yaml",
    metavar=_("[FILE]"),
)
@click.option("--force", is_flag=True, help=_("Write over a file that is there."))
@with_finder
def command(
    app: Toolfinder,
    file: Path,
    force: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    """Ask, then write."""
    if file.exists() and not force:
        message = _("{file} is there already; choose another name, or add --force")
        raise click.ClickException(message.format(file=file))
    if not file.parent.is_dir():
        raise click.ClickException(_("there is no folder {folder}").format(folder=file.parent))
    from toolfinder.profile_text import profile_text  # noqa: PLC0415
    from toolfinder.yamlsource import YamlSource  # noqa: PLC0415

    answers = Interview(app).answers()
    text = profile_text(answers, app.plugins.criteria)
    app.read_profile(YamlSource(text, str(file)))
    _write_whole(file, text)
    click.echo(_("Written to {file}. Change it with any editor. Now try:").format(file=file))
    click.echo(f"  toolfinder recommend {file}")


class Interview:
    """The questions, in the language that is spoken."""

    def __init__(self, app: Toolfinder) -> None:
        self.app = app
        self.words = app.explainer.words

    def answers(self) -> dict[str, Any]:
        """Ask all of them."""
        words = self.app.profile_words
        answers: dict[str, Any] = {
            "name": click.prompt(
                _("What is your organisation called?"), default="", show_default=False
            )
        }
        forms = [Term("legal-form", form) for form in words.legal_forms]
        answers["legal_form"] = self._one_of(_("What is it?"), forms)
        countries = set(words.countries)
        answers["country"] = self._checked(
            _("In which country? (two letters, such as ES)"),
            "ES",
            lambda text: text.upper() in countries,
        ).upper()
        answers["people"] = {
            "members": self._count(_("How many members?"), 20),
            "staff": self._count(_("How many employees?"), 0),
            "volunteers": self._count(_("How many volunteers do the daily work?"), 0),
        }
        tongues = set(words.languages)
        spoken = self._checked(
            _("Which languages must everybody be able to use? (such as ca, es)"),
            language(),
            lambda text: _split(text) != [] and set(_split(text)) <= tongues,
        )
        answers["languages"] = {"required": _split(spoken), "preferred": []}
        answers["needs"] = self._needs()
        answers["budget"] = {
            "per_year": self._count(
                _("How much money is there a year for all of it, in EUR?"), 300
            ),
            "hours_per_month": self._count(
                _("How many hours a month can somebody look after it?"), 4
            ),
        }
        skills = [Term("skill", str(level)) for level in range(5)]
        answers["skill"] = int(
            self._one_of(_("Who could look after a server or a program?"), skills)
        )
        answers["data"] = ("none", "personal", "minors", "special-category")[
            self._number_of(
                _("Whose data will it hold?"),
                [
                    _("nobody's"),
                    _("people's: names, addresses, messages"),
                    _("children's too"),
                    _("health, beliefs, origin or the like"),
                ],
                default=2,
            )
        ]
        return answers

    def _needs(self) -> list[str]:
        """The needs, by their numbers in the list that is shown."""
        store = self.app.store
        numbered: list[str] = []
        for group in store.column("SELECT id FROM need_groups ORDER BY rowid"):
            click.echo(f"\n{self.words(Term('group', group))}")
            sql = "SELECT id FROM needs WHERE need_group = :group ORDER BY rowid"
            for need in store.column(sql, group=group):
                numbered.append(need)
                click.echo(f"  {len(numbered):>2}  {self.words(Term('need', need))}")
        click.echo()

        def fits(text: str) -> bool:
            parts = _split(text)
            return parts != [] and all(p.isdigit() and 1 <= int(p) <= len(numbered) for p in parts)

        chosen = self._checked(_("What do you need? (numbers, such as 1, 7, 13)"), None, fits)
        return list(dict.fromkeys(numbered[int(part) - 1] for part in _split(chosen)))

    def _one_of(self, question: str, terms: list[Term]) -> str:
        return terms[self._number_of(question, [self.words(term) for term in terms], default=1)].id

    @staticmethod
    def _number_of(question: str, choices: list[str], default: int) -> int:
        click.echo()
        for place, choice in enumerate(choices, start=1):
            click.echo(f"  {place:>2}  {choice}")
        chosen: int = click.prompt(question, type=click.IntRange(1, len(choices)), default=default)
        return chosen - 1

    @staticmethod
    def _count(question: str, default: int) -> int:
        answer: int = click.prompt(question, type=click.IntRange(0, 100_000_000), default=default)
        return answer

    @staticmethod
    def _checked(question: str, default: str | None, fits: Any) -> str:
        while True:
            answer: str = click.prompt(question, default=default)
            if fits(answer):
                return answer
            click.echo(_("That was not understood. Please try again."))


def _split(text: str) -> list[str]:
    return [part for part in text.replace(",", " ").split() if part]


def _write_whole(file: Path, text: str) -> None:
    """Write a file whole or not at all."""
    try:
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
        part = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as open_part:
                open_part.write(text)
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise click.ClickException(f"{file}: {error.strerror or error}") from None
