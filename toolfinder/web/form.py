"""The questionnaire: from what a form sends to a profile, and back."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Any

import yaml

from toolfinder.errors import InputError
from toolfinder.errors import Problem
from toolfinder.i18n import LANGUAGES
from toolfinder.i18n import _
from toolfinder.model.delivery import DELIVERIES
from toolfinder.model.profile import POLICIES
from toolfinder.model.profile import SENSITIVITIES
from toolfinder.yamlsource import YamlSource

if TYPE_CHECKING:
    from toolfinder.app import Toolfinder
    from toolfinder.model.profile import Profile

NUMBERS = {
    "members": ("people", "members"),
    "staff": ("people", "staff"),
    "volunteers": ("people", "volunteers"),
    "per_year": ("budget", "per_year"),
    "hours_per_month": ("budget", "hours_per_month"),
}
"""Fields that hold a number, and where the profile has it."""

TEXTS = ("name", "legal_form", "country", "data")
Pairs = Sequence[tuple[str, str]]


@dataclass
class Form:
    """What somebody filled in, to be shown again as it was.

    Attributes:
        fields: the values of fields that have one.
        chosen: the values of fields that may have several, such as `need`.
        problems: what is wrong, by field; under `""` what is wrong with the whole.
    """

    fields: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, list[str]] = field(default_factory=dict)
    problems: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, pairs: Pairs) -> Form:
        """The form that a browser sent."""
        form = cls()
        for name, value in pairs:
            if name in {"need", "required", "preferred", "hosting", "jurisdiction"}:
                form.chosen.setdefault(name, []).append(value)
            else:
                form.fields[name] = value.strip()
        return form

    @classmethod
    def from_profile(cls, profile: Profile) -> Form:
        """The form that stands for a profile."""
        fields = {
            "name": profile.name,
            "legal_form": profile.legal_form or "",
            "country": profile.country or "",
            "data": profile.data,
            "skill": str(profile.skill),
            "licence": profile.gates.licence,
        }
        for name, (part, key) in NUMBERS.items():
            amount = getattr(getattr(profile, part), key)
            fields[name] = "" if amount is None else f"{amount:g}"
        if isinstance(profile.values, Mapping):
            fields |= {f"value.{id_}": f"{amount:g}" for id_, amount in profile.values.items()}
        return cls(
            fields,
            {
                "need": [request.need for request in profile.needs],
                "required": list(profile.languages.required),
                "preferred": list(profile.languages.preferred),
                "hosting": list(profile.hosting),
                "jurisdiction": list(profile.gates.jurisdiction),
            },
        )

    def complain(self, name: str, message: str) -> None:
        """Note what is wrong with a field."""
        self.problems.setdefault(name, []).append(message)

    def has(self, name: str, value: str) -> bool:
        """Whether a choice was made."""
        return value in self.chosen.get(name, ())


def profile_data(form: Form) -> dict[str, Any]:
    """The profile, as plain data; what cannot be read is noted in the form."""
    numbers = {name: _number(form, name) for name in (*NUMBERS, "skill")}
    data: dict[str, Any] = {"needs": list(dict.fromkeys(form.chosen.get("need", [])))}
    data |= {name: form.fields[name] for name in TEXTS if form.fields.get(name)}
    for name, (part, key) in NUMBERS.items():
        amount = numbers[name]
        if amount is not None:
            data.setdefault(part, {})[key] = int(amount) if part == "people" else amount
    parts: dict[str, Any] = {
        "skill": None if numbers["skill"] is None else int(numbers["skill"]),
        "languages": {k: form.chosen[k] for k in ("required", "preferred") if k in form.chosen},
        "hosting": form.chosen.get("hosting"),
        "gates": {
            "licence": form.fields.get("licence"),
            "jurisdiction": form.chosen.get("jurisdiction"),
        },
        "values": {
            name.removeprefix("value."): _number(form, name)
            for name in form.fields
            if name.startswith("value.")
        },
    }
    for key, part in parts.items():
        kept = (
            {k: v for k, v in part.items() if v not in (None, "")}
            if isinstance(part, dict)
            else part
        )
        if kept not in (None, [], {}):
            data[key] = kept
    return data


def _number(form: Form, name: str) -> float | None:
    text = form.fields.get(name, "")
    if not text:
        return None
    try:
        amount = float(text.replace(",", "."))
    except ValueError:
        form.complain(name, _("{value!r} is not a number").format(value=text[:40]))
        return None
    return int(amount) if amount.is_integer() else amount


def read(form: Form, finder: Toolfinder) -> Profile | None:
    """The profile that a form stands for, or None with what is wrong noted beside each field."""
    wish = form.fields.get("wish", "")
    if wish:
        _understand(form, wish, finder)
    data = profile_data(form)
    if not data["needs"] and not form.problems:
        form.complain("need", _("choose at least one need, or say in your own words what you need"))
    if form.problems:
        return None
    try:
        return finder.read_profile(data)
    except InputError as error:
        _note(form, error.problems)
        return None


def _understand(form: Form, wish: str, finder: Toolfinder) -> None:
    """Tick what a text surely asks for; what is doubtful is noted beside it."""
    from toolfinder.reading import doubts  # noqa: PLC0415 - only to read free text

    found = finder.understand(wish)
    needs = form.chosen.setdefault("need", [])
    needs += [one.need for one in found.needs if one.need not in needs]
    groups = finder.store.column("SELECT id FROM need_groups ORDER BY rowid")
    left = [finder.explainer.say(doubt) for doubt in doubts(found, tuple(groups))]
    if left and not needs:
        form.problems["wish"] = left
    for name, amount in found.amounts.people.items():
        form.fields[name] = form.fields.get(name) or str(amount)
    for name in ("per_year", "hours_per_month"):
        stated = getattr(found.amounts, name)
        if stated is not None:
            form.fields[name] = form.fields.get(name) or f"{stated:g}"


def _note(form: Form, problems: Iterable[Problem]) -> None:
    places = {f"{part}.{key}": name for name, (part, key) in NUMBERS.items()}
    places |= {"gates.licence": "licence", "gates.jurisdiction": "jurisdiction"}
    for problem in problems:
        path = problem.field
        first = path.partition(".")[0]
        name = places.get(path) or {"needs": "need", "languages": "required"}.get(first)
        if first == "values" and path != first:
            name = f"value.{path.partition('.')[2]}"
        form.complain(
            name or (first if first in {*TEXTS, "skill", "hosting"} else ""), problem.message
        )


def upload(text: str, finder: Toolfinder) -> Form:
    """The form that a profile file stands for; what is wrong with the file is noted in it."""
    try:
        return Form.from_profile(finder.read_profile(YamlSource(text, _("your file"))))
    except InputError as error:
        form = Form()
        for problem in error.problems:
            form.complain("", str(problem))
        return form


def as_yaml(form: Form) -> str:
    """The profile as a file that can be uploaded again, or given to `toolfinder recommend`."""
    text: str = yaml.safe_dump(profile_data(form), allow_unicode=True, sort_keys=False)
    return text


CHOICES = {
    "languages": LANGUAGES,
    "hosting": DELIVERIES,
    "data": SENSITIVITIES,
    "licence": POLICIES,
}
"""The choices of fields that have few."""
