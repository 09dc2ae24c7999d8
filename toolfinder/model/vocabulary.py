"""The controlled words of the catalogue: needs, features, facts, places, assumptions."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from typing import Literal

from pydantic import Field
from pydantic import StrictStr

from toolfinder.model.claims import SourceKind
from toolfinder.model.entries import FourLanguages
from toolfinder.model.entries import Line
from toolfinder.model.entries import Slug
from toolfinder.model.entries import Source
from toolfinder.model.entries import Url
from toolfinder.model.entries import Written

FactType = Literal[
    "boolean",
    "country",
    "courses",
    "date",
    "enum",
    "integer",
    "interval",
    "language-map",
    "languages",
    "legal-form",
    "plans",
    "products",
    "set",
    "skill",
    "spdx",
    "text",
    "texts",
]

InLanguages = dict[Literal["en", "ca", "es", "fr"], tuple[Line, ...]]


class Need(Written):
    """Something that an organisation must be able to do.

    `note` says why there are few tools for it, where that is so.
    """

    slug: Slug
    label: FourLanguages
    note: FourLanguages | None = None
    used_by: Literal["everyone", "team"] = "everyone"


class NeedPhrases(Written):
    """How people say that they need something: short names, and whole sentences."""

    synonyms: InLanguages = Field(default_factory=dict)
    examples: InLanguages = Field(default_factory=dict)


class Phrases(Written):
    """`vocabulary/phrases.yaml`: what the matcher learns from.

    `chatter` is what people also write, and which speaks of no need at all.
    """

    needs: dict[Slug, NeedPhrases]
    chatter: InLanguages = Field(default_factory=dict)


class NeedGroup(Written):
    """Needs that belong together."""

    slug: Slug
    label: FourLanguages
    needs: tuple[Need, ...]


class Needs(Written):
    """`vocabulary/needs.yaml`."""

    version: int
    groups: tuple[NeedGroup, ...]


class FactDefinition(Written):
    """What one fact means, who reads it and how long a claim about it holds.

    A `momentary` fact is a reading, such as a count or the newest of something: a later
    reading takes the place of an earlier one and does not contradict it.
    """

    of: Literal["tool", "offer", "provider"]
    type: FactType
    read_by: Slug | None = None
    gate: Slug | None = None
    unit: StrictStr | None = None
    days: Annotated[int, Field(ge=1)]
    momentary: Annotated[bool, Field(strict=True)] = False
    label: FourLanguages
    help: FourLanguages | None = None
    values: dict[str, FourLanguages] = Field(default_factory=dict)

    @property
    def adds_up(self) -> bool:
        """Whether several claims complete one another instead of contradicting."""
        return self.type in {"set", "languages", "products", "courses", "texts", "plans"}


class LegalForm(Written):
    """A legal form of an organisation, a provider or a steward."""

    label: FourLanguages
    member_owned: bool
    nonprofit: bool
    provider: bool = False


class CountryGroup(Written):
    """Countries that share a law."""

    label: FourLanguages
    members: tuple[StrictStr, ...]
    source: Source


class Countries(Written):
    """`vocabulary/countries.yaml`: ISO 3166-1 alpha-2 codes, and groups of them."""

    codes: tuple[StrictStr, ...]
    groups: dict[str, CountryGroup]


class LegalRequirement(Written):
    """A rule that software must meet, where it holds and for which needs."""

    label: FourLanguages
    country: StrictStr | None = None
    needs: tuple[Slug, ...]
    source: Source


class AssumptionSource(Written):
    """Where an assumption comes from; our own estimates (`by: background`) have no page."""

    url: Url | None = None
    title: Line | None = None
    seen: date | None = None
    by: SourceKind


class Assumption(Written):
    """A number that costs are computed with, as an interval."""

    label: FourLanguages
    low: float
    high: float
    unit: Line
    source: AssumptionSource
