"""`toolfinder catalogue new`."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

import click

from toolfinder.cli import asking
from toolfinder.cli.options import with_finder
from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.i18n import LANGUAGES
from toolfinder.i18n import Term
from toolfinder.i18n import _
from toolfinder.wholefile import write_whole

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder
    from toolfinder.catalogue.drafting import Draft
    from toolfinder.catalogue.read import Catalogue

ADDRESS = re.compile(r"https?://[^/\s@]+(/\S*)?")


@click.command(
    "new",
    help=_(
        "Answer a few questions and write a new tool's file.\n\nReturn takes what stands in brackets, "
        "or leaves the answer out. Nothing is written before the last answer."
    ),
)
@with_finder
def command(app: Toolfinder) -> None:
    """Ask, check, write."""
    from toolfinder.catalogue.drafting import check_draft  # noqa: PLC0415
    from toolfinder.catalogue.drafting import draft_text  # noqa: PLC0415
    from toolfinder.catalogue.folder import is_installed  # noqa: PLC0415
    from toolfinder.catalogue.read import read_catalogue  # noqa: PLC0415

    if is_installed(app.root):
        message = _("comes with toolfinder; name a catalogue of yours with --catalogue FOLDER")
        raise InputError([Problem(message, str(app.root))])
    catalogue = read_catalogue(app.root)
    while True:
        name = asking.checked(_("What is the tool called?"), None, lambda text: bool(slug(text)))
        id_ = slug(name)
        path = catalogue.root / "tools" / f"{id_}.yaml"
        if not path.exists():
            break
        click.echo(_("{file} is there already.").format(file=path))
    text = draft_text(_ask(app, catalogue, name))
    check_draft(text, id_, catalogue)
    try:
        write_whole(path, text)
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror or error}") from None
    click.echo("\n" + _("Written to {file}. Change it with any editor. Now try:").format(file=path))
    click.echo("  toolfinder catalogue check")
    click.echo(f"  toolfinder show {id_}")


def _ask(app: Toolfinder, catalogue: Catalogue, name: str) -> Draft:
    from toolfinder.catalogue.drafting import Draft  # noqa: PLC0415

    kinds = [
        _("an open tool, which may be recommended"),
        _("a product that organisations use today, to compare with"),
    ]
    kind = ("open", "incumbent")[asking.number_of(_("What is it?"), kinds, default=1)]
    homepage = _address(_("Its homepage?"), catalogue, needed=True)
    repository = ""
    if kind == "open":
        repository = _address(_("Where does its source code lie?"), catalogue, needed=False)
    licence, source, seen = _licence(catalogue)
    spoken = {code: app.explainer.words(Term("language", code)) for code in LANGUAGES}
    question = _("What does it do, in one plain sentence without praise? ({language})")
    summary = {
        code: asking.checked(
            question.format(language=spoken[code]), None, lambda t: bool(t.strip())
        )
        for code in LANGUAGES
    }
    whole = asking.needs(app, _("What is it made for? (numbers, such as 1, 7, 13)"))
    return Draft(
        name=name,
        kind=kind,
        homepage=homepage,
        repository=repository,
        licence=licence,
        source=source,
        seen=seen,
        summary=summary,
        needs=dict.fromkeys(whole, "core"),
        replaces=_replaces(catalogue) if kind == "open" else (),
        offers=_offers() if kind == "open" else (),
    )


def _address(question: str, catalogue: Catalogue, *, needed: bool) -> str:
    from toolfinder.catalogue.drafting import same_address  # noqa: PLC0415

    def fits(text: str) -> bool:
        return bool(ADDRESS.fullmatch(text)) or (not needed and not text)

    address = asking.checked(question, None if needed else "", fits)
    same = same_address(address, catalogue) if address else []
    if same:
        message = _("{tools} has this address already. Go on all the same?")
        click.confirm(message.format(tools=", ".join(same)), abort=True)
    return address


def _licence(catalogue: Catalogue) -> tuple[str, str, date | None]:
    """The licence, the page where it was read, and today when it was read just now."""
    from toolfinder.catalogue.values import check_value  # noqa: PLC0415

    definition = catalogue.vocabulary.facts["licence"]

    def fits(text: str) -> bool:
        return not text or check_value(text, definition, catalogue.vocabulary) is None

    question = _("Its licence, as an SPDX expression such as AGPL-3.0-or-later?")
    licence = asking.checked(question, "", fits)
    if not licence:
        return "", "", None
    question = _("On which page did you read that?")
    source = asking.checked(question, "", lambda text: not text or bool(ADDRESS.fullmatch(text)))
    return licence, source, date.today() if source else None  # noqa: DTZ011 - the writer's own day


def _replaces(catalogue: Catalogue) -> list[str]:
    products = [id_ for id_, tool in catalogue.tools.items() if tool.kind == "incumbent"]
    question = _("Which products can it take the place of? (ids, such as google-drive, slack)")
    return asking.parts(
        asking.checked(question, "", lambda text: set(asking.parts(text)) <= set(products))
    )


def _offers() -> list[str]:
    offers = []
    if click.confirm(_("Does one install it on a computer or phone?")):
        offers.append("device")
    if click.confirm(_("Can an organisation run it on a server of its own?")):
        offers.append("self")
    return offers


def slug(name: str) -> str:
    """A name as a kebab-case id; empty when nothing of it can be written so."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))
