"""Pydantic's findings as problems that people can mend: located, in their language."""

from __future__ import annotations

import types
import typing
from copy import deepcopy
from typing import Any
from typing import TypeVar

from pydantic import BaseModel
from pydantic import ValidationError

from toolfinder.errors import Problem
from toolfinder.errors import none_of
from toolfinder.errors import not_a
from toolfinder.errors import unknown_key
from toolfinder.i18n import _
from toolfinder.i18n import number

if typing.TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from toolfinder.yamlsource import YamlSource

Model = TypeVar("Model", bound=BaseModel)


def parse(model: type[Model], source: YamlSource, problems: list[Problem]) -> Model | None:
    """The data of `source` as `model`, or None with what is wrong added to `problems`."""
    if source.data is None:
        problems.append(source.problem(_("is empty")))
        return None
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        problems.extend({_problem(model, source, detail) for detail in details})
        return None


def sound_part(model: type[Model], source: YamlSource, stand_ins: dict[str, Any]) -> Model | None:
    """What is right in data that does not fit, so that it can be checked further.

    Args:
        stand_ins: values for required keys that are missing or wrong.

    Returns:
        The model without the parts that do not fit, or None when nothing can be saved.
    """
    if not isinstance(source.data, dict):
        return None
    data = deepcopy(source.data)
    for _round in range(3):
        try:
            return model.model_validate({**stand_ins, **data})
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                _prune(data, detail["loc"])
    return None


def _prune(data: dict[Any, Any], loc: tuple[int | str, ...]) -> None:
    """Take out what stands at the first one or two steps of a path."""
    first, *rest = loc
    inner = data.get(first)
    if rest and isinstance(inner, dict) and rest[0] in inner and first != "summary":
        del inner[rest[0]]
    else:
        data.pop(first, None)


def _problem(model: type[BaseModel], source: YamlSource, detail: ErrorDetails) -> Problem:
    extra = detail["type"] == "extra_forbidden"
    return source.problem(_message(model, detail), detail["loc"], at_key=extra)


def _message(model: type[BaseModel], detail: ErrorDetails) -> str:  # noqa: C901
    kind, context, value = detail["type"], detail.get("ctx", {}), detail["input"]
    match kind:
        case "extra_forbidden":
            return unknown_key(str(detail["loc"][-1]), _keys_at(model, detail["loc"][:-1]))
        case "missing":
            return _("is missing")
        case "literal_error" | "enum":
            allowed_words = str(context["expected"]).replace(" or ", ", ").replace("'", "")
            return none_of(value, allowed_words.split(", "))
        case "greater_than_equal":
            limit = number(float(context["ge"]), 2)
            return _("{value} is less than {limit}").format(value=value, limit=limit)
        case "less_than_equal":
            limit = number(float(context["le"]), 2)
            return _("{value} is more than {limit}").format(value=value, limit=limit)
        case "finite_number":
            return _("must be a finite number")
        case "string_pattern_mismatch":
            return _("{value!r} is not of the form {pattern}").format(
                value=value, pattern=context["pattern"]
            )
        case "too_short" | "string_too_short":
            return _("is empty")
        case "string_too_long" | "too_long":
            return _("is longer than {limit}").format(limit=context["max_length"])
        case "value_error":
            return str(context["error"])
    return _wrong_type(kind, value)


def _wrong_type(kind: str, value: Any) -> str:
    wanted = {
        "bool": _("true or false"),
        "date": _("a date such as 2026-08-21"),
        "dict": _("a list of keys and values"),
        "mapping": _("a list of keys and values"),
        "float": _("a number"),
        "int": _("a whole number"),
        "list": _("a list"),
        "model": _("a list of keys and values"),
        "string": _("a text"),
        "tuple": _("a list"),
    }
    return not_a(value, wanted.get(kind.split("_", maxsplit=1)[0], kind))


def _keys_at(model: Any, loc: tuple[int | str, ...]) -> list[str]:
    """The keys that may stand at a place: aliases of the fields of the model there."""
    for step in loc:
        models = list(_models_in(model))
        inner = next(
            (m.model_fields[step].annotation for m in models if step in m.model_fields), None
        )
        model = inner if inner is not None else model
    return [
        field.alias or name
        for found in _models_in(model)
        for name, field in found.model_fields.items()
    ]


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        if issubclass(annotation, BaseModel):
            yield annotation
        return
    for inner in typing.get_args(annotation):
        yield from _models_in(inner)
