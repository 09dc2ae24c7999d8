"""Tools and providers, as people write them in the catalogue."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from typing import Any
from typing import Literal
from typing import Self

from pydantic import BaseModel
from pydantic import BeforeValidator
from pydantic import ConfigDict
from pydantic import Discriminator
from pydantic import Field
from pydantic import StrictStr
from pydantic import Tag
from pydantic import model_validator

from toolfinder.i18n import _
from toolfinder.model.claims import SourceKind

BACKGROUND = "background"

Count = Annotated[int, Field(strict=True, ge=0, le=100_000_000)]
Amount = Annotated[float, Field(strict=True, ge=0, le=1e12, allow_inf_nan=False)]

Slug = Annotated[str, Field(strict=True, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Url = Annotated[str, Field(strict=True, pattern=r"^https?://[^/\s@]+(/\S*)?$", max_length=2000)]
Line = Annotated[str, Field(strict=True, min_length=1, max_length=300, pattern=r"^[^\n\r]+$")]


class Written(BaseModel):
    """Something that people write: frozen, and unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class FourLanguages(Written):
    """One text in each of the four languages."""

    en: Line
    ca: Line
    es: Line
    fr: Line


class Source(Written):
    """Where something was read. Without `seen` the page bore no date: it counts as stale.

    `title` says what was read when the address does not lead straight to it.
    """

    url: Url
    title: Line | None = None
    seen: date | None = None
    by: SourceKind


class WrittenClaim(Written):
    """A claim as written: a value or a status, and the id of its source."""

    value: Any = None
    status: Literal["unknown", "not-applicable"] | None = None
    source: StrictStr = Field(alias="from")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if (self.value is None) == (self.status is None):
            msg = "give either a value or a status"
            raise ValueError(msg)
        return self


def _one_or_more(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


Claims = Annotated[tuple[WrittenClaim, ...], BeforeValidator(_one_or_more), Field(min_length=1)]
Facts = dict[str, Claims]


class Plan(Written):
    """One price of one hosted offer, as its page states it.

    `amount` is in `currency` per `period`, for the organisation or for each user.
    `fee_percent` is a share of sales in percent, or its lowest and highest.
    `eligible: nonprofit` says that only non-profit organisations get it.
    """

    name: Line
    amount: Amount
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    unit: Literal["organisation", "user"] = "organisation"
    period: Literal["month", "year", "once"] = "year"
    up_to_users: Count | None = None
    min_users: Count | None = None
    fee_percent: Amount | tuple[Amount, Amount] | None = None
    fee_floor: Amount | None = None
    fee_cap: Amount | None = None
    eligible: Literal["nonprofit"] | None = None
    vat: Literal["included", "excluded"] | None = None
    source: StrictStr = Field(alias="from")


class LocalOffer(Written):
    """A way to get a tool that needs no provider."""

    delivery: Literal["installed", "self-hosted"]
    facts: Facts = Field(default_factory=dict)


class HostedOffer(Written):
    """A tool that a provider runs for others. `from`: where it was seen to be offered."""

    source: StrictStr | None = Field(default=None, alias="from")
    label: Line | None = None
    url: Url | None = None
    facts: Facts = Field(default_factory=dict)
    plans: tuple[Plan, ...] = ()


class Retirement(Written):
    """Why and since when something can no longer be had, and what took its place."""

    reason: FourLanguages
    date: date
    successor: Slug | None = None


class Retired(Written):
    """The status of what is gone. The file stays."""

    retired: Retirement


def _active_or_retired(value: Any) -> Any:
    if isinstance(value, str) and value != "active":
        message = _("{value!r} is none of: {allowed}")
        raise ValueError(message.format(value=value, allowed="active, {retired: ...}"))
    return value


class Entry(Written):
    """What tools and providers have in common."""

    name: Line
    homepage: Url
    sources: dict[Slug, Source] = Field(default_factory=dict)
    facts: Facts = Field(default_factory=dict)
    status: Annotated[
        Annotated[Literal["active"], Tag("word")] | Annotated[Retired, Tag("mapping")],
        Discriminator(lambda value: "word" if isinstance(value, str) else "mapping"),
        BeforeValidator(_active_or_retired),
    ] = "active"

    @property
    def retirement(self) -> Retirement | None:
        """Why it is gone, or None while it is active."""
        return None if self.status == "active" else self.status.retired


class Tool(Entry):
    """A piece of software: the content of `catalogue/tools/<id>.yaml`.

    `core` marks what a well-informed adviser would consider first for one of its needs.
    """

    kind: Literal["open", "incumbent"]
    core: Annotated[bool, Field(strict=True)] = False
    summary: FourLanguages
    repository: Url | None = None
    needs: Annotated[dict[Slug, Literal["core", "partial"]], Field(min_length=1)]
    features: dict[Slug, tuple[Slug, ...]] = Field(default_factory=dict)
    replaces: tuple[Slug, ...] = ()
    offers: dict[Literal["self", "device"], LocalOffer] = Field(default_factory=dict)


class Provider(Entry):
    """Who runs or supports tools for others: `catalogue/providers/<id>.yaml`."""

    summary: FourLanguages | None = None
    offers: dict[Slug, HostedOffer] = Field(default_factory=dict)
