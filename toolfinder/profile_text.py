"""Writes a profile as commented YAML, for people to change."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import yaml

from toolfinder.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolfinder.criterion import Criterion


def profile_text(answers: dict[str, Any], criteria: Iterable[Criterion]) -> str:
    """The YAML of a profile, with what each part means in the language that is spoken.

    Args:
        answers: name, legal_form, country, people, languages, needs, budget, skill, data.
        criteria: their proposed importances are written down to be voted on.
    """
    lines = [
        _comment(_("A profile for toolfinder. It stays on your computer.")),
        f"name: {_flow(answers['name'])}",
        f"legal_form: {_flow(answers['legal_form'])}",
        f"country: {_flow(answers['country'])}",
        f"people: {_flow(answers['people'])}",
        _comment(_("required: who does not speak it is left out; preferred: nice to have")),
        f"languages: {_flow(answers['languages'])}",
        _comment(_("must: no answer is complete without it; should: if the budget allows")),
        "needs:",
        *(f"  - {{need: {need}, priority: must}}" for need in answers["needs"]),
        _comment(_("money and hours for all needs together")),
        f"budget: {_flow({**answers['budget'], 'currency': 'EUR'})}",
        _comment(
            _(
                "0 nobody, 1 basic, 2 confident user, 3 part-time administrator, 4 system administrator"
            )
        ),
        f"skill: {answers['skill']}",
        _comment(
            _(
                "the ways that you accept: hosted by a provider, installed on your devices, self-hosted"
            )
        ),
        f"hosting: {_flow(_ways(answers['skill']))}",
        _comment(_("none, personal, minors or special-category")),
        f"data: {answers['data']}",
        _comment(_("red lines: what fails one of these is left out, whatever its merits")),
        f"gates: {_flow({'licence': 'osi', 'jurisdiction': [], 'legal': []})}",
        _comment(
            _("how much the step from worst to best matters to you, 0 to 5: a proposal, vote on it")
        ),
        "values:",
    ]
    lines += [f"  {c.id}: {c.importance:g}  # {c.question}" for c in criteria]
    lines.append("exclude: []")
    return "\n".join(lines) + "\n"


def _ways(skill: int) -> list[str]:
    return ["hosted", "installed", "self-hosted"] if skill >= 2 else ["hosted", "installed"]


def _flow(value: Any) -> str:
    text: str = yaml.safe_dump(
        value, default_flow_style=True, allow_unicode=True, width=10_000, sort_keys=False
    )
    return text.removesuffix("\n").removesuffix("\n...").strip()


def _comment(text: str) -> str:
    return f"# {text}"
