"""An organisation's profile, as people write it. It never leaves their machine."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated
from typing import Any
from typing import Literal

from pydantic import BaseModel
from pydantic import BeforeValidator
from pydantic import ConfigDict
from pydantic import Field
from pydantic import StrictStr

Count = Annotated[int, Field(strict=True, ge=0, le=100_000_000)]
Amount = Annotated[float, Field(strict=True, ge=0, le=1e12, allow_inf_nan=False)]
Importance = Annotated[float, Field(strict=True, ge=0, le=5, allow_inf_nan=False)]
Skill = Annotated[int, Field(strict=True, ge=0, le=4)]


class Delivery(StrEnum):
    """How a tool reaches its users."""

    INSTALLED = "installed"
    HOSTED = "hosted"
    SELF_HOSTED = "self-hosted"


class Written(BaseModel):
    """Something that people write: frozen, and unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class People(Written):
    """How many people there are."""

    members: Count = 0
    staff: Count = 0
    volunteers: Count = 0

    @property
    def everyone(self) -> int:
        """All of them, at least one."""
        return max(1, self.members + self.staff + self.volunteers)

    @property
    def team(self) -> int:
        """Those who do the daily work: staff and volunteers, at least one."""
        return max(1, self.staff + self.volunteers)


class Languages(Written):
    """The languages that the members need, and those that they would like."""

    required: tuple[StrictStr, ...] = ()
    preferred: tuple[StrictStr, ...] = ()


class Budget(Written):
    """What there is to spend. None: not said."""

    per_year: Amount | None = None
    one_off: Amount | None = None
    hours_per_month: Amount | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "EUR"


class RedLines(Written):
    """What is never traded against merits."""

    licence: Literal["osi", "any-free", "any"] = "osi"
    jurisdiction: tuple[StrictStr, ...] = ()
    legal: tuple[StrictStr, ...] = ()


def _slug_is_a_must(value: Any) -> Any:
    return {"need": value} if isinstance(value, str) else value


class Request(Written):
    """One need of the organisation."""

    need: StrictStr
    priority: Literal["must", "should"] = "must"
    users: Annotated[int, Field(strict=True, ge=1, le=100_000_000)] | None = None
    features: tuple[StrictStr, ...] = ()
    uses_today: StrictStr | None = None


class Profile(Written):
    """An organisation: its needs, people, budget, skills, languages, red lines and values.

    Only `needs` is required.

    Raises:
        pydantic.ValidationError: with every problem, when the data does not fit.
    """

    name: StrictStr = ""
    legal_form: StrictStr | None = None
    country: StrictStr | None = None
    people: People = People()
    languages: Languages = Languages()
    needs: Annotated[
        tuple[Annotated[Request, BeforeValidator(_slug_is_a_must)], ...], Field(min_length=1)
    ]
    budget: Budget = Budget()
    skill: Skill = 1
    hosting: Annotated[tuple[Delivery, ...], Field(min_length=1)] = tuple(Delivery)
    data: Literal["none", "personal", "minors", "special-category"] = "personal"
    gates: RedLines = RedLines()
    values: Mapping[str, Importance] | tuple[StrictStr, ...] = Field(
        default_factory=dict,
        description="Importance 0-5 by criterion, or the criteria in order of importance.",
    )
    exclude: tuple[StrictStr, ...] = ()
