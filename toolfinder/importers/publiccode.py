"""publiccode.yml: what public bodies and makers write of their own software.

Standard: https://yml.publiccode.tools/schema.core.html, versions 0.2 to 0.5.
"""

from __future__ import annotations

from datetime import date
from datetime import datetime
from typing import TYPE_CHECKING
from typing import Any

from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.i18n import _
from toolfinder.importing import Importer
from toolfinder.importing import Observation
from toolfinder.yamlsource import YamlSource

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NO_RELEASE = date(1970, 1, 1)
"""What some write where a release date is asked for and there is none."""


class PublicCode(Importer):
    """Licence, languages and release date, as the makers state them."""

    id = "publiccode"
    label = "publiccode.yml"
    homepage = "https://github.com/publiccodeyml/publiccode.yml"
    licence = "CC0-1.0"
    by = "upstream"

    def records(self, checkout: Path) -> list[Path]:
        """The file itself, or every `publiccode.yml` in the folder."""
        if checkout.is_file():
            return [checkout]
        found = sorted([*checkout.rglob("publiccode.yml"), *checkout.rglob("publiccode.yaml")])
        if not found:
            message = _("holds no {files}").format(files="publiccode.yml")
            raise InputError([Problem(message, str(checkout))])
        return found

    def read(self, path: Path, checkout: Path) -> Iterator[Observation | Problem]:
        """One file."""
        name = path.relative_to(checkout).as_posix() if path != checkout else path.name
        try:
            source = YamlSource.from_path(path, name)
        except InputError as error:
            yield from error.problems
            return
        data = source.data
        if not isinstance(data, dict) or "publiccodeYmlVersion" not in data:
            yield source.problem(_("has no publiccodeYmlVersion"))
            return
        if not all(isinstance(data.get(key), str) for key in ("name", "url")):
            yield source.problem(_("needs a name and a url"), ("url",))
            return
        facts: dict[str, Any] = {}
        licence = _part(data, "legal").get("license")
        if isinstance(licence, str):
            facts["licence"] = licence
        languages = _part(data, "localisation").get("availableLanguages")
        if isinstance(languages, list) and all(isinstance(code, str) for code in languages):
            facts["ui-languages"] = dict.fromkeys(
                sorted({tag.split("-")[0].lower() for tag in languages}), "partial"
            )
        released = data.get("releaseDate")
        if isinstance(released, datetime):
            released = released.date()
        if isinstance(released, date) and released != NO_RELEASE:
            facts["latest-release"] = released
        elif released is not None and not isinstance(released, date):
            yield source.problem(_("is not a date such as 2026-08-21"), ("releaseDate",))
        landing = data.get("landingURL")
        yield Observation(
            name,
            data["name"],
            repositories=(data["url"],),
            homepages=(landing,) if isinstance(landing, str) else (),
            facts=facts,
            url=data["url"],
        )


def _part(data: dict[str, Any], key: str) -> dict[str, Any]:
    part = data.get(key)
    return part if isinstance(part, dict) else {}
