"""Reads a catalogue folder whole: everything right, or every problem of every file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import Any
from typing import TypeVar

from toolfinder.catalogue.crosscheck import crosscheck
from toolfinder.catalogue.folder import Layer
from toolfinder.catalogue.folder import catalogue_hash
from toolfinder.catalogue.folder import observed_files
from toolfinder.catalogue.folder import vocabulary_files
from toolfinder.catalogue.observed import Observed
from toolfinder.catalogue.observed import read_observed
from toolfinder.catalogue.vocabulary import Vocabulary
from toolfinder.catalogue.vocabulary import read_vocabulary
from toolfinder.catalogue.vocabulary import with_facts
from toolfinder.errors import CatalogueError
from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.i18n import LANGUAGES
from toolfinder.i18n import _
from toolfinder.model.entries import Entry
from toolfinder.model.entries import Provider
from toolfinder.model.entries import Tool
from toolfinder.validation import parse
from toolfinder.validation import sound_part
from toolfinder.yamlsource import YamlSource

STAND_INS: dict[str, dict[str, Any]] = {
    "tools": {
        "name": "-",
        "kind": "open",
        "summary": dict.fromkeys(LANGUAGES, "-"),
        "homepage": "https://stand-in.invalid",
        "needs": {"file-sync": "core"},
    },
    "providers": {"name": "-", "homepage": "https://stand-in.invalid"},
}
"""Values in place of those that are wrong, so that the rest of a file can be checked too."""

KEBAB = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")

EntryType = TypeVar("EntryType", bound=Entry)


@dataclass(frozen=True)
class Catalogue:
    """A checked catalogue. `hash` names its content, wherever it lies.

    Attributes:
        observed: what importers found, by tool.
        origins: the plugin that an entry comes from, by folder and id, where it is one's.
        sources: the text of each entry, by folder and id, to say where something stands.
    """

    root: Path
    version: str
    hash: str
    vocabulary: Vocabulary
    tools: dict[str, Tool]
    providers: dict[str, Provider]
    observed: dict[str, list[Observed]] = field(default_factory=dict)
    origins: dict[tuple[str, str], str] = field(default_factory=dict)
    sources: dict[tuple[str, str], YamlSource] = field(default_factory=dict, repr=False)


def read_catalogue(root: Path, layers: Sequence[Layer] = ()) -> Catalogue:
    """Read and check a catalogue folder, with what plugins lay over it.

    An entry of a later layer takes the place of one with the same id.

    Raises:
        CatalogueError: with all problems of all files, located.
    """
    if not root.is_dir():
        raise CatalogueError([Problem(_("there is no such folder"), str(root))])
    problems: list[Problem] = []
    words = read_vocabulary(vocabulary_files(root), problems)
    if words is not None:
        words = with_facts(words, layers, problems)
    observed: dict[str, list[Observed]] = {}
    sources: dict[tuple[str, str], YamlSource] = {}
    folders = [(root.name, root), *((one.name, one.folder) for one in layers if one.folder)]
    tools: dict[str, Tool] = {}
    providers: dict[str, Provider] = {}
    origins: dict[tuple[str, str], str] = {}
    for name, folder in folders:
        more_tools = _read_folder(folder, name, "tools", Tool, sources, problems)
        more_providers = _read_folder(folder, name, "providers", Provider, sources, problems)
        tools |= more_tools
        providers |= more_providers
        if folder is not root:
            origins |= {("tools", id_): name for id_ in more_tools}
            origins |= {("providers", id_): name for id_ in more_providers}
    if words is not None:
        present = {one for _name, folder in folders for one in _present(folder)}
        problems += crosscheck(words, tools, providers, sources, present)
        lines = [path for _name, folder in folders for path in observed_files(folder)]
        observed = read_observed(lines, words, tools, problems)
    if not tools and not problems:
        problems.append(Problem(_("holds no tools/*.yaml"), str(root)))
    version = _version(root, problems)
    if problems or words is None:
        raise CatalogueError(problems)
    return Catalogue(
        root=root,
        version=version,
        hash=catalogue_hash(root, layers),
        vocabulary=words,
        tools=tools,
        providers=providers,
        observed=observed,
        origins=origins,
        sources=sources,
    )


def _read_folder(
    root: Path,
    label: str,
    folder: str,
    model: type[EntryType],
    sources: dict[tuple[str, str], YamlSource],
    problems: list[Problem],
) -> dict[str, EntryType]:
    entries = {}
    for path in sorted((root / folder).glob("*.yaml")):
        name = f"{label}/{folder}/{path.name}"
        if not KEBAB.match(path.stem):
            problems.append(Problem(_("a file is named by its kebab-case id"), name))
            continue
        try:
            source = YamlSource.from_path(path, name)
        except InputError as error:
            problems.extend(error.problems)
            continue
        sources[folder, path.stem] = source
        entry = parse(model, source, problems) or sound_part(model, source, STAND_INS[folder])
        if entry is not None:
            entries[path.stem] = entry
    return entries


def _present(root: Path) -> set[tuple[str, str]]:
    """Folder and id of every file of an entry, whatever it holds."""
    return {(folder, path.stem) for folder in STAND_INS for path in (root / folder).glob("*.yaml")}


def _version(root: Path, problems: list[Problem]) -> str:
    path = root / "catalogue.yaml"
    if not path.exists():
        return "0"
    try:
        data = YamlSource.from_path(path, f"{root.name}/{path.name}").data
    except InputError as error:
        problems.extend(error.problems)
        return "0"
    return str(data["version"]) if isinstance(data, dict) and "version" in data else "0"
