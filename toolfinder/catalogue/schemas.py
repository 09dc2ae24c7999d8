"""JSON schemas of the files that people write, for their editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from toolfinder.model.entries import Provider
from toolfinder.model.entries import Tool
from toolfinder.model.profile import SHAPE as PROFILE

if TYPE_CHECKING:
    from toolfinder.catalogue.vocabulary import Vocabulary
    from toolfinder.model.vocabulary import FactDefinition


def schemas(words: Vocabulary) -> dict[str, dict[str, Any]]:
    """The schemas of tool, provider and profile, with the vocabulary's ids filled in."""
    made = {
        name: model.model_json_schema(by_alias=True)
        for name, model in (("tool", Tool), ("provider", Provider))
    }
    made["profile"] = {"title": "Profile", **PROFILE.schema()}
    for name, schema in made.items():
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        _one_claim_or_several(schema)
        if name != "profile":
            schema["properties"]["facts"] = _facts(words, name)
    offers = {"tool": "LocalOffer", "provider": "HostedOffer"}
    for name, definition in offers.items():
        made[name]["$defs"][definition]["properties"]["facts"] = _facts(words, "offer")
    needs = list(words.needs)
    made["tool"]["properties"]["needs"]["propertyNames"] = {"enum": needs}
    for form in made["profile"]["properties"]["needs"]["items"]["anyOf"]:
        form.get("properties", {"need": form})["need"].update({"enum": needs})
    return made


def write_schemas(words: Vocabulary, folder: Path) -> list[Path]:
    """Write the schemas and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, schema in schemas(words).items():
        path = folder / f"{name}.json"
        path.write_text(as_text(schema), encoding="utf-8")
        paths.append(path)
    return paths


def as_text(schema: dict[str, Any]) -> str:
    """A schema as it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _facts(words: Vocabulary, kind: str) -> dict[str, Any]:
    properties = {
        fact: {"description": definition.label.en, **_claims(_value(definition))}
        for fact, definition in words.facts.items()
        if definition.of == kind and definition.type != "plans"
    }
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _claims(value: dict[str, Any]) -> dict[str, Any]:
    claim = {"allOf": [{"$ref": "#/$defs/WrittenClaim"}], "properties": {"value": value}}
    return {"anyOf": [claim, {"type": "array", "minItems": 1, "items": claim}]}


def _value(definition: FactDefinition) -> dict[str, Any]:
    values = list(definition.values)
    match definition.type:
        case "enum":
            return {"enum": values}
        case "set":
            return {"type": "array", "items": {"enum": values}}
        case "boolean":
            return {"type": "boolean"}
        case "integer":
            return {"type": "integer", "minimum": 0}
        case "skill":
            return {"type": "integer", "minimum": 0, "maximum": 4}
        case "languages" | "products" | "texts" | "courses":
            return {"type": "array"}
        case "interval":
            return {"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": "number"}}
        case "language-map":
            return {"type": "object"}
    return {}


def _one_claim_or_several(schema: dict[str, Any]) -> None:
    """Say what the model's validators accept beside the canonical form."""
    request = schema.get("$defs", {}).get("Retired")
    if request:
        schema["properties"]["status"] = {
            "anyOf": [{"const": "active"}, {"$ref": "#/$defs/Retired"}]
        }
