"""The Digital Public Goods Alliance's registry, as its repository of candidates holds it.

Format: `nominee-schema.json` and `screening-schema.json` of
https://github.com/DPGAlliance/publicgoods-candidates. A digital public good has a file in
`digitalpublicgoods/` (the answers to the standard's nine questions) and one of the same
name in `nominees/` or `archive/` (name, addresses, licence).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from typing import Any

from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.i18n import _
from toolfinder.importing import Importer
from toolfinder.importing import Observation
from toolfinder.importing import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NOMINEES = ("nominees", "archive")


class DigitalPublicGoods(Importer):
    """That it is a digital public good, and under which licence."""

    id = "digital-public-goods"
    label = "Digital Public Goods Alliance"
    homepage = "https://github.com/DPGAlliance/publicgoods-candidates"
    licence = "Unlicense"

    def records(self, checkout: Path) -> list[Path]:
        """The files of `digitalpublicgoods/`."""
        found = sorted((checkout / "digitalpublicgoods").glob("*.json"))
        if not found:
            raise self.no_checkout(checkout, "digitalpublicgoods/*.json")
        return found

    def read(self, path: Path, checkout: Path) -> Iterator[Observation | Problem]:
        """One digital public good, if it is software."""
        record = path.relative_to(checkout).as_posix()
        try:
            admitted = _mapping(path, record)
            nominee = next(
                (
                    _mapping(file, file.relative_to(checkout).as_posix())
                    for file in (checkout / folder / path.name for folder in _NOMINEES)
                    if file.is_file()
                ),
                {},
            )
        except InputError as error:
            yield from error.problems
            return
        name = nominee.get("name") or admitted.get("name")
        if not isinstance(name, str):
            yield Problem(_("has no name"), record, field="name")
            return
        kinds = nominee.get("type")
        if isinstance(kinds, list) and "software" not in kinds:
            return
        facts: dict[str, Any] = {"listings": ["digital-public-good"]}
        licences = [part.get("spdx") for part in _mappings(nominee.get("license"))]
        if len(licences) == 1 and isinstance(licences[0], str):
            facts["licence"] = licences[0]
        website = nominee.get("website")
        yield Observation(
            record,
            name,
            repositories=tuple(
                part["url"]
                for part in _mappings(nominee.get("repositories"))
                if isinstance(part.get("url"), str)
            ),
            homepages=(website,) if isinstance(website, str) else (),
            facts=facts,
        )


def _mapping(path: Path, name: str) -> dict[str, Any]:
    try:
        data = json.loads(read_text(path, name))
    except (ValueError, RecursionError) as error:
        raise InputError(
            [Problem(_("cannot be read: {error}").format(error=error), name)]
        ) from None
    if not isinstance(data, dict):
        raise InputError([Problem(_("is not a mapping"), name)])
    return data


def _mappings(value: Any) -> list[dict[str, Any]]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []
