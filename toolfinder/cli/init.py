"""`toolfinder init`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import click

from toolfinder.cli import asking
from toolfinder.cli.options import with_finder
from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.i18n import language
from toolfinder.wholefile import write_whole

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
    try:
        write_whole(file, text)
    except OSError as error:
        raise click.ClickException(f"{file}: {error.strerror or error}") from None
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
        answers["country"] = asking.checked(
            _("In which country? (two letters, such as ES)"),
            "ES",
            lambda text: text.upper() in countries,
        ).upper()
        answers["people"] = {
            "members": asking.count(_("How many members?"), 20),
            "staff": asking.count(_("How many employees?"), 0),
            "volunteers": asking.count(_("How many volunteers do the daily work?"), 0),
        }
        tongues = set(words.languages)
        spoken = asking.checked(
            _("Which languages must everybody be able to use? (such as ca, es)"),
            language(),
            lambda text: asking.parts(text) != [] and set(asking.parts(text)) <= tongues,
        )
        answers["languages"] = {"required": asking.parts(spoken), "preferred": []}
        answers["needs"] = asking.needs(
            self.app, _("What do you need? (numbers, such as 1, 7, 13)")
        )
        answers["budget"] = {
            "per_year": asking.count(
                _("How much money is there a year for all of it, in EUR?"), 300
            ),
            "hours_per_month": asking.count(
                _("How many hours a month can somebody look after it?"), 4
            ),
        }
        skills = [Term("skill", str(level)) for level in range(5)]
        answers["skill"] = int(
            self._one_of(_("Who could look after a server or a program?"), skills)
        )
        answers["data"] = ("none", "personal", "minors", "special-category")[
            asking.number_of(
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

    def _one_of(self, question: str, terms: list[Term]) -> str:
        choices = [self.words(term) for term in terms]
        return terms[asking.number_of(question, choices, default=1)].id
