"""The federation that the package speaks for, as `network.yaml` describes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.shapes import Record
from toolfinder.shapes import Table
from toolfinder.shapes import Text
from toolfinder.yamlsource import YamlSource

HERE = Path(__file__).parent / "network.yaml"

_PAGE = Text(r"https?://\S+")


@dataclass(frozen=True)
class Network:
    """A federation of providers.

    Attributes:
        members: ids of providers, each with the page that calls it a member.
        based_on: entries in place of toolfinder's (`providers/framasoft`), each with the
            first twelve digits of the SHA-256 of the file that it was copied from.
    """

    name: str
    homepage: str
    charter: str | None
    members: Mapping[str, str]
    based_on: Mapping[str, str]


_SHAPE = Record(
    Network,
    {
        "name": Text(r".*\S.*"),
        "homepage": _PAGE,
        "charter": Text(r"https?://\S+", optional=True),
        "members": Table(_PAGE),
        "based_on": Table(Text("[0-9a-f]{12}")),
    },
    required=("name", "homepage", "members"),
)
_OPTIONAL: Mapping[str, Any] = {"charter": None, "based_on": {}}


@cache
def read_network(path: Path = HERE) -> Network:
    """The federation of a file.

    Raises:
        InputError: with all problems of the file, located.
    """
    source = YamlSource.from_path(path, path.name)
    problems: list[Problem] = []

    def report(path: tuple[str | int, ...], message: str, *, at_key: bool = False) -> None:
        problems.append(source.problem(message, path, at_key=at_key))

    values = _SHAPE.mapping(source.data, (), report)
    if problems:
        raise InputError(problems)
    return Network(**{**_OPTIONAL, **values})
