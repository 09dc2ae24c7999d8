"""YAML with places: what people write, and where each part of it stands.

A file is read by libyaml at full speed. Only when something is wrong is it composed
again, to find the line. Anchors, aliases and duplicate keys are refused, and only
`true` and `false` are booleans, so that `NO` stays Norway.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import yaml

from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.i18n import N_
from toolfinder.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 2_000_000
MAX_DEPTH = 40

_TOO_DEEP = N_("nested more than {depth} levels deep")(depth=str(MAX_DEPTH))

_PLAIN_WORDS = {
    "exceeded maximum nesting depth": _TOO_DEEP,  # libyaml's own limit, since 0.2.6
    "found a tab character": N_("a tab stands where only spaces may stand"),
    "found character that cannot start any token": N_(
        "a text cannot begin with this sign; quote it"
    ),
    "did not find expected alphabetic": N_("a text cannot begin with this sign; quote it"),
    "control characters are not allowed": N_("holds a control character"),
    "did not find expected node content": N_("lacks a value or a closing bracket"),
    "could not find expected ':'": N_("the line before lacks a colon after its key"),
    "mapping values are not allowed": N_(
        "a colon inside a text: quote the text, or mend the indentation"
    ),
    "did not find expected key": N_("is not indented like the lines above, or lacks a key"),
    "did not find expected <document start>": N_(
        "is not indented like the lines above, or lacks a key"
    ),
    "did not find expected '-' indicator": N_("is not indented like the list above"),
    "did not find expected ',' or ']'": N_("a list in brackets lacks a comma or its ]"),
    "did not find expected ',' or '}'": N_("a list in braces lacks a comma or its }"),
    "found unexpected end of stream": N_("a quotation mark is never closed"),
}
"""What libyaml's commonest complaints mean to people; the others are told as they are."""

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc]
    """The safe loader, with duplicate keys refused and every failure located."""

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002 - PyYAML's signature
    ) -> dict[Any, Any]:
        seen = set()
        for key, _value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise _located(_("a key must be a word"), key)
            if key.value in seen:
                raise _located(_("the key {key!r} stands twice").format(key=key.value), key)
            seen.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping

    def construct_scalar_or_fail(self, node: yaml.ScalarNode, construct: str) -> Any:
        """A number or date, or a located failure when it is none."""
        try:
            return getattr(super(), construct)(node)
        except (ValueError, OverflowError) as error:
            raise _located(str(error), node) from None


def _located(message: str, node: yaml.Node) -> yaml.constructor.ConstructorError:
    return yaml.constructor.ConstructorError(None, None, message, node.start_mark)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if not tag.endswith((":bool", ":merge"))]
    for first, resolvers in _BASE.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))
for _kind in ("int", "float", "timestamp"):
    _Loader.add_constructor(
        f"tag:yaml.org,2002:{_kind}",
        lambda loader, node, name=f"construct_yaml_{_kind}": loader.construct_scalar_or_fail(
            node, name
        ),
    )


class YamlSource:
    """One YAML text: its data, and the place of any part of the data.

    Raises:
        InputError: the text is not YAML that toolfinder reads; located.
    """

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self._text: str | None = text
        self._root: yaml.Node | None = None
        self.data = self._load()

    @property
    def text(self) -> str:
        """The text; empty for data that has none."""
        return self._text or ""

    @classmethod
    def from_path(cls, path: Path, name: str | None = None) -> YamlSource:
        """Read a file.

        Raises:
            InputError: not a file, too large, unreadable, not UTF-8, or not YAML.
        """
        return cls(read_text(path, name), name or str(path))

    @classmethod
    def of(cls, data: Any, name: str) -> YamlSource:
        """Data that has no text, of a form or of JSON: its problems have a field, but no line."""
        source = cls("", name)
        source.data, source._text = data, None
        return source

    def problem(
        self, message: str, path: tuple[str | int, ...] = (), *, at_key: bool = False
    ) -> Problem:
        """A problem at `path` inside the data, located as closely as can be."""
        steps = tuple(self._real_steps(path))
        line, column = self._position(steps, at_key=at_key)
        field = ".".join(str(step) for step in steps)
        return Problem(message, self.name, line, column, field)

    def _real_steps(self, path: tuple[str | int, ...]) -> Iterator[str | int]:
        """The steps that exist in the data, or are its missing last key.

        A checker's path may hold steps that the text lacks, such as the index of a
        claim that was written without a list around it.
        """
        data = self.data
        for position, step in enumerate(path):
            if isinstance(data, dict):
                key = next((k for k in data if str(k) == str(step)), None)
                if key is not None:
                    data = data[key]
                    yield step
                elif position == len(path) - 1 and isinstance(step, str) and step != "[key]":
                    yield step
            elif isinstance(data, list) and isinstance(step, int):
                data = data[step] if step < len(data) else None
                yield step

    def _load(self) -> Any:
        self._refuse_bombs()
        try:
            return yaml.load(self._text or "", Loader=_Loader)  # noqa: S506 - a safe loader
        except yaml.YAMLError as error:
            raise InputError([self._from_yaml(error)]) from None

    def _refuse_bombs(self) -> None:
        depth = 0
        try:
            for event in yaml.parse(self._text or "", Loader=_BASE):
                depth += isinstance(event, yaml.CollectionStartEvent)
                depth -= isinstance(event, yaml.CollectionEndEvent)
                if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                    message = _("anchors and aliases (& and *) are not used here")
                elif getattr(event, "tag", None) is not None:
                    message = _("tags (!) are not used here")
                elif depth > MAX_DEPTH:
                    message = str(_TOO_DEEP)
                else:
                    continue
                mark: Any = event.start_mark
                raise InputError([Problem(message, self.name, mark.line + 1, mark.column + 1)])
        except yaml.YAMLError as error:
            raise InputError([self._from_yaml(error)]) from None

    def _from_yaml(self, error: yaml.YAMLError) -> Problem:
        mark: Any = getattr(error, "problem_mark", None)
        said = str(getattr(error, "problem", None) or getattr(error, "reason", None))
        plain = (str(text) for start, text in _PLAIN_WORDS.items() if said.startswith(start))
        message = next(plain, said)
        if isinstance(error, yaml.reader.ReaderError):
            before = (self._text or "")[: error.position]
            column = len(before) - before.rfind("\n")
            return Problem(message, self.name, before.count("\n") + 1, column)
        return Problem(message, self.name, mark.line + 1, mark.column + 1)

    def _position(
        self, path: tuple[str | int, ...], *, at_key: bool
    ) -> tuple[int | None, int | None]:
        if self._text is None:
            return None, None
        if self._root is None:
            self._root = yaml.compose(self._text, Loader=_Loader)
        node, mark = self._root, None
        for step in path:
            if isinstance(node, yaml.MappingNode):
                found = next(((k, v) for k, v in node.value if k.value == str(step)), None)
                if found is None:
                    continue
                key, node = found
                mark = key.start_mark if at_key else node.start_mark
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                if step >= len(node.value):
                    break
                node = node.value[step]
                mark = node.start_mark
        if mark is None and self._root is not None:
            mark = self._root.start_mark
        return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def read_text(path: Path, name: str | None = None) -> str:
    """The text of a file that somebody wrote.

    Raises:
        InputError: not a file, too large, unreadable or not UTF-8.
    """
    name = name or str(path)
    try:
        if path.is_dir():
            raise InputError([Problem(_("is a folder, not a file"), name)])
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError([Problem(_("there is no such file"), name)]) from None
    except OSError as error:
        raise InputError([Problem(error.strerror or str(error), name)]) from None
    return decode(raw, name)


def decode(raw: bytes, name: str) -> str:
    """Bytes as text.

    Raises:
        InputError: more than `MAX_BYTES`, or not UTF-8; located.
    """
    if len(raw) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise InputError([Problem(_("is larger than {limit} MB").format(limit=limit), name)])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        raise InputError([Problem(_("is not UTF-8 text"), name, line, column)]) from None
