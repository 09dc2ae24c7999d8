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

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class FourLanguages(Written):
    """One text in each of the four languages."""

    en: Line
    ca: Line
    es: Line
    fr: Line


class Source(Written):
    """Where something was read."""

    url: Url
    """address of the page, or of the file at a commit"""
    title: Line | None = None
    """what was read, when the address does not lead straight to it"""
    seen: date | None = None
    """day of the page or commit; left out when it bears none, it then counts as old"""
    by: SourceKind
    """who says so"""


class WrittenClaim(Written):
    """A claim as written: a value or a status, and the id of its source."""

    value: Any = None
    """the fact's value, of the fact's type"""
    status: Literal["unknown", "not-applicable"] | None = None
    """instead of a value: looked for and not found, or makes no sense here"""
    source: StrictStr = Field(alias="from")
    """id of one of the file's sources, or `background`: nobody opened one"""

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
    """One price of one hosted offer, as its page states it."""

    name: Line
    """what the page calls it"""
    amount: Amount
    """price in `currency`"""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    """three letters (ISO 4217)"""
    unit: Literal["organisation", "user"] = "organisation"
    """what one pays for: the whole organisation, or each user"""
    period: Literal["month", "year", "once"] = "year"
    """what the amount is for; `once` for a single payment"""
    up_to_users: Count | None = None
    """most users that the plan allows"""
    min_users: Count | None = None
    """least users that must be paid for"""
    fee_percent: Amount | tuple[Amount, Amount] | None = None
    """share of sales in percent, or its lowest and highest"""
    fee_floor: Amount | None = None
    """least fee a year, in `currency`"""
    fee_cap: Amount | None = None
    """most fee a year, in `currency`"""
    eligible: Literal["nonprofit"] | None = None
    """only for non-profit organisations"""
    vat: Literal["included", "excluded"] | None = None
    """whether the page states prices with VAT"""
    source: StrictStr = Field(alias="from")
    """id of the source of the price"""


class LocalOffer(Written):
    """A way to get a tool that needs no provider."""

    delivery: Literal["installed", "self-hosted"]
    """how one gets it"""
    facts: Facts = Field(default_factory=dict)
    """facts of the offer"""


class HostedOffer(Written):
    """A tool that a provider runs for others."""

    source: StrictStr | None = Field(default=None, alias="from")
    """id of the source that shows that it is offered"""
    label: Line | None = None
    """the name under which it is offered"""
    url: Url | None = None
    """where to ask for it"""
    facts: Facts = Field(default_factory=dict)
    """facts of the offer"""
    plans: tuple[Plan, ...] = ()
    """its prices; none when nobody found one"""


class Retirement(Written):
    """Why and since when something can no longer be had, and what took its place."""

    reason: FourLanguages
    """why it is gone"""
    date: date
    """since when"""
    successor: Slug | None = None
    """id of what took its place"""


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
    """as it writes itself"""
    homepage: Url
    """its page"""
    sources: dict[Slug, Source] = Field(default_factory=dict)
    """the pages that were opened, by an id of your choice"""
    facts: Facts = Field(default_factory=dict)
    """what is known of it, by fact"""
    status: Annotated[
        Annotated[Literal["active"], Tag("word")] | Annotated[Retired, Tag("mapping")],
        Discriminator(lambda value: "word" if isinstance(value, str) else "mapping"),
        BeforeValidator(_active_or_retired),
    ] = "active"
    """`active`, or `{retired: ...}` when it can no longer be had"""

    @property
    def retirement(self) -> Retirement | None:
        """Why it is gone, or None while it is active."""
        return None if self.status == "active" else self.status.retired


class Tool(Entry):
    """A piece of software: the content of `catalogue/tools/<id>.yaml`."""

    kind: Literal["open", "incumbent"]
    """`open` may be recommended; `incumbent` is a product to compare with and replace"""
    core: Annotated[bool, Field(strict=True)] = False
    """what a well-informed adviser would consider first for one of its needs"""
    summary: FourLanguages
    """one plain sentence without praise in each language"""
    repository: Url | None = None
    """where the source code lies"""
    distinct_from: tuple[Slug, ...] = ()
    """ids of tools that look like the same one, for example from one repository, and are not"""
    needs: Annotated[dict[Slug, Literal["core", "partial"]], Field(min_length=1)]
    """`core`: made for it, does the whole job; `partial`: can serve, with limits"""
    features: dict[Slug, tuple[Slug, ...]] = Field(default_factory=dict)
    """what it can do, need by need"""
    replaces: tuple[Slug, ...] = ()
    """ids of products that it can take the place of"""
    offers: dict[Literal["self", "device"], LocalOffer] = Field(default_factory=dict)
    """the ways to get it that need no provider: `self`, `device`"""


class Provider(Entry):
    """Who runs or supports tools for others: `catalogue/providers/<id>.yaml`."""

    summary: FourLanguages | None = None
    """one plain sentence in each language"""
    offers: dict[Slug, HostedOffer] = Field(default_factory=dict)
    """what it runs for others, by the tool's id"""
