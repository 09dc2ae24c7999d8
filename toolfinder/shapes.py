"""Shapes of plain data: a small reader that finds every problem, not only the first.

The catalogue is typed with pydantic. A profile is on the way of every answer, where
importing pydantic takes as long as judging; what a profile needs of it is this.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolfinder.errors import none_of
from toolfinder.errors import not_a
from toolfinder.errors import unknown_key
from toolfinder.i18n import _
from toolfinder.i18n import number

Path = tuple[str | int, ...]
Report = Callable[..., None]
"""Told of each problem: `report(path, message, at_key=False)`."""


class Shape:
    """What a value must be."""

    def read(self, value: Any, path: Path, report: Report) -> Any:
        """The value in its final form; problems go to `report`."""
        raise NotImplementedError

    def schema(self) -> dict[str, Any]:
        """The JSON schema of the values that fit."""
        raise NotImplementedError


@dataclass(frozen=True)
class Anything(Shape):
    """Whatever it is: somebody else reads it."""

    def read(self, value: Any, path: Path, report: Report) -> Any:
        """The value itself."""
        del path, report
        return value

    def schema(self) -> dict[str, Any]:
        """No constraint."""
        return {}


@dataclass(frozen=True)
class Text(Shape):
    """A text, of a form if `pattern` is given; None stands for nothing if `optional`."""

    pattern: str | None = None
    optional: bool = False

    def read(self, value: Any, path: Path, report: Report) -> Any:
        """The text itself."""
        if value is None and self.optional:
            return None
        if not isinstance(value, str):
            report(path, not_a(value, _("a text")))
        elif self.pattern and not re.fullmatch(self.pattern, value):
            message = _("{value!r} is not of the form {pattern}")
            report(path, message.format(value=value, pattern=self.pattern))
        return value

    def schema(self) -> dict[str, Any]:
        """A string."""
        made: dict[str, Any] = {"type": ["string", "null"] if self.optional else "string"}
        return {**made, "pattern": f"^{self.pattern}$"} if self.pattern else made


@dataclass(frozen=True)
class Number(Shape):
    """A number within limits, whole if `whole`."""

    low: float
    high: float
    whole: bool = False
    optional: bool = False

    def read(self, value: Any, path: Path, report: Report) -> Any:
        """The number itself."""
        if value is None and self.optional:
            return None
        kinds = int if self.whole else int | float
        if isinstance(value, bool) or not isinstance(value, kinds):
            report(path, not_a(value, _("a whole number") if self.whole else _("a number")))
        elif isinstance(value, float) and not math.isfinite(value):
            report(path, _("must be a finite number"))
        elif value < self.low:
            report(
                path, _("{value} is less than {limit}").format(value=value, limit=number(self.low))
            )
        elif value > self.high:
            report(
                path, _("{value} is more than {limit}").format(value=value, limit=number(self.high))
            )
        return value

    def schema(self) -> dict[str, Any]:
        """A number."""
        kind = "integer" if self.whole else "number"
        return {
            "type": [kind, "null"] if self.optional else kind,
            "minimum": self.low,
            "maximum": self.high,
        }


@dataclass(frozen=True)
class OneOf(Shape):
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, value: Any, path: Path, report: Report) -> Any:
        """The word itself."""
        if not isinstance(value, str) or value not in self.words:
            report(path, none_of(value, self.words))
        return value

    def schema(self) -> dict[str, Any]:
        """An enumeration."""
        return {"enum": list(self.words)}


@dataclass(frozen=True)
class ListOf(Shape):
    """A list of things of one shape."""

    member: Shape
    least: int = 0

    def read(self, value: Any, path: Path, report: Report) -> Any:
        """The members as a tuple."""
        if not isinstance(value, list | tuple):
            report(path, not_a(value, _("a list")))
            return ()
        if len(value) < self.least:
            report(path, _("is empty"))
        return tuple(
            self.member.read(one, (*path, place), report) for place, one in enumerate(value)
        )

    def schema(self) -> dict[str, Any]:
        """An array."""
        return {"type": "array", "items": self.member.schema(), "minItems": self.least}


@dataclass(frozen=True)
class Table(Shape):
    """Keys that people choose, with values of one shape."""

    value: Shape

    def read(self, value: Any, path: Path, report: Report) -> Any:
        """The same mapping."""
        if not isinstance(value, Mapping):
            report(path, not_a(value, _("a list of keys and values")))
            return {}
        for key in value:
            if not isinstance(key, str):
                report((*path, str(key)), not_a(key, _("a text")), at_key=True)
        return {key: self.value.read(one, (*path, str(key)), report) for key, one in value.items()}

    def schema(self) -> dict[str, Any]:
        """An object."""
        return {"type": "object", "additionalProperties": self.value.schema()}


@dataclass(frozen=True)
class Either(Shape):
    """One shape for mappings, another for everything else."""

    mapping: Shape
    other: Shape

    def read(self, value: Any, path: Path, report: Report) -> Any:
        """Whatever the fitting shape reads."""
        return (self.mapping if isinstance(value, Mapping) else self.other).read(
            value, path, report
        )

    def schema(self) -> dict[str, Any]:
        """Either of both."""
        return {"anyOf": [self.mapping.schema(), self.other.schema()]}


@dataclass(frozen=True)
class Record(Shape):
    """Known keys, each with its own shape; `short` is the key that a text alone stands for."""

    make: Callable[..., Any]
    fields: Mapping[str, Shape]
    required: tuple[str, ...] = ()
    short: str | None = None

    def read(self, value: Any, path: Path, report: Report) -> Any:
        """What `make` makes of the values."""
        if isinstance(value, str) and self.short:
            value = {self.short: value}
        if isinstance(self.make, type) and isinstance(value, self.make):
            return value
        return self.make(**self.mapping(value, path, report))

    def mapping(self, value: Any, path: Path, report: Report) -> dict[str, Any]:
        """The values of the known keys that are there."""
        if not isinstance(value, Mapping):
            report(path, not_a(value, _("a list of keys and values")))
            return {}
        for key in value:
            if key not in self.fields:
                report((*path, str(key)), unknown_key(key, self.fields), at_key=True)
        for key in self.required:
            if key not in value:
                report((*path, key), _("is missing"))
        return {
            key: shape.read(value[key], (*path, key), report)
            for key, shape in self.fields.items()
            if key in value
        }

    def schema(self) -> dict[str, Any]:
        """An object with these properties and no others."""
        whole = {
            "type": "object",
            "additionalProperties": False,
            "required": list(self.required),
            "properties": {key: shape.schema() for key, shape in self.fields.items()},
        }
        return {"anyOf": [self.fields[self.short].schema(), whole]} if self.short else whole
