"""An organisation's profile, as people write it. It never leaves their machine."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import fields
from typing import Any
from typing import cast

from toolfinder.errors import PluginError
from toolfinder.errors import Problem
from toolfinder.errors import ProfileError
from toolfinder.model.delivery import DELIVERIES
from toolfinder.shapes import Anything
from toolfinder.shapes import Either
from toolfinder.shapes import ListOf
from toolfinder.shapes import Number
from toolfinder.shapes import OneOf
from toolfinder.shapes import Path
from toolfinder.shapes import Record
from toolfinder.shapes import Table
from toolfinder.shapes import Text

PRIORITIES = ("must", "should")
POLICIES = ("osi", "any-free", "any")
SENSITIVITIES = ("none", "personal", "minors", "special-category")


@dataclass(frozen=True)
class People:
    """How many people there are."""

    members: int = 0
    staff: int = 0
    volunteers: int = 0

    @property
    def everyone(self) -> int:
        """All of them, at least one."""
        return max(1, self.members + self.staff + self.volunteers)

    @property
    def team(self) -> int:
        """Those who do the daily work: staff and volunteers, at least one."""
        return max(1, self.staff + self.volunteers)


@dataclass(frozen=True)
class Languages:
    """The languages that the members need, and those that they would like."""

    required: tuple[str, ...] = ()
    preferred: tuple[str, ...] = ()


@dataclass(frozen=True)
class Budget:
    """What there is to spend. None: not said."""

    per_year: float | None = None
    one_off: float | None = None
    hours_per_month: float | None = None
    currency: str = "EUR"


@dataclass(frozen=True)
class RedLines:
    """What is never traded against merits."""

    licence: str = "osi"
    jurisdiction: tuple[str, ...] = ()
    legal: tuple[str, ...] = ()


@dataclass(frozen=True)
class Request:
    """One need of the organisation.

    `understood_from` is the part of a free text that says so; a file does not have it.
    """

    need: str = ""
    priority: str = "must"
    users: int | None = None
    features: tuple[str, ...] = ()
    uses_today: str | None = None
    understood_from: str | None = None


@dataclass(frozen=True)
class Profile:
    """An organisation: its needs, people, budget, skills, languages, red lines and values.

    Only `needs` is required; a need may be its slug alone. Parts may be given as plain
    mappings and lists, as in a file.

    Raises:
        ProfileError: with every problem, when something does not fit.
    """

    needs: tuple[Request, ...]
    name: str = ""
    legal_form: str | None = None
    country: str | None = None
    people: People = People()
    languages: Languages = Languages()
    budget: Budget = Budget()
    skill: int = 1
    hosting: tuple[str, ...] = DELIVERIES
    data: str = "personal"
    gates: RedLines = RedLines()
    values: Mapping[str, float] | tuple[str, ...] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        given = {each.name: getattr(self, each.name) for each in fields(self)}
        for name, value in _checked(given).items():
            object.__setattr__(self, name, value)

    @classmethod
    def model_validate(cls, data: Mapping[str, Any]) -> Profile:
        """The profile that plain data stands for (named as in pydantic).

        Raises:
            ProfileError: with every problem.
        """
        return cls(**_checked(data))

    def reading(self, names: Collection[str], options: Mapping[str, Any]) -> Profile:
        """The same organisation, to a judge that declares these parts and has these options."""
        return cast("Profile", _Reading(self, names, options))


class _Reading:
    """A profile of which only declared parts are seen."""

    def __init__(
        self, profile: Profile, names: Collection[str], options: Mapping[str, Any]
    ) -> None:
        self._profile = profile
        self.options = options
        for name in FIELDS:
            if name in names:
                setattr(self, name, getattr(profile, name))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name in FIELDS:
            msg = f"reads the profile's {name!r} without declaring it in `reads`"
            raise PluginError(msg)
        return getattr(self._profile, name)


FIELDS = tuple(each.name for each in fields(Profile) if each.name != "options")
"""The parts of a profile that a judge may declare in `reads`."""


def _checked(data: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a profile's keys, or every problem at once."""
    problems: list[Problem] = []

    def report(path: Path, message: str, *, at_key: bool = False) -> None:
        del at_key  # there is no file to point into
        problems.append(Problem(message, field=".".join(map(str, path))))

    values = SHAPE.mapping(data, (), report)
    if problems:
        raise ProfileError(problems)
    return values


_COUNT = Number(0, 100_000_000, whole=True)
_AMOUNT = Number(0, 1e12, optional=True)
_WORDS = ListOf(Text())

SHAPE = Record(
    Profile,
    {
        "name": Text(),
        "legal_form": Text(optional=True),
        "country": Text(optional=True),
        "people": Record(People, {"members": _COUNT, "staff": _COUNT, "volunteers": _COUNT}),
        "languages": Record(Languages, {"required": _WORDS, "preferred": _WORDS}),
        "needs": ListOf(
            Record(
                Request,
                {
                    "need": Text(),
                    "priority": OneOf(PRIORITIES),
                    "users": Number(1, 100_000_000, whole=True, optional=True),
                    "features": _WORDS,
                    "uses_today": Text(optional=True),
                },
                required=("need",),
                short="need",
            ),
            least=1,
        ),
        "budget": Record(
            Budget,
            {
                "per_year": _AMOUNT,
                "one_off": _AMOUNT,
                "hours_per_month": _AMOUNT,
                "currency": Text(r"[A-Z]{3}"),
            },
        ),
        "skill": Number(0, 4, whole=True),
        "hosting": ListOf(OneOf(DELIVERIES), least=1),
        "data": OneOf(SENSITIVITIES),
        "gates": Record(
            RedLines, {"licence": OneOf(POLICIES), "jurisdiction": _WORDS, "legal": _WORDS}
        ),
        "values": Either(Table(Number(0, 5)), _WORDS),
        "exclude": _WORDS,
        "options": Table(Table(Anything())),
    },
    required=("needs",),
)
"""What a profile must look like."""
