"""Reads numbers of people, money and hours where a text states them plainly."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = r"(?P<number>\d{1,3}(?:[.\u00a0 ]\d{3})+|\d+(?:[.,]\d{1,2})?)"
_BETWEEN = r"\s*(?:[a-zà-ÿ'’]+\s+){0,1}"

_PEOPLE = {
    "members": (
        r"persones|persona|personas|personnes|people|members?|s[oò]ci[oe]?s|s[oò]cies|soci[oa]s?|membres?|"
        r"miembros|fam[ií]li?[ea]s|families|familles|households|llars|hogares|foyers|users|"
        r"usu[aà]ri[eo]?s|usu[aà]ries|usuari[oa]s|utilisat(?:eurs|rices)|adh[eé]rent(?:e?)s|adherents|"
        r"ve[ií]n(?:e?)s|ve[ïi]nes|vecin[oa]s|habitants|students|alumn(?:e|a|o)s|[eé]l[eè]ves"
    ),
    "staff": (
        r"employees|staff|workers|treballador(?:e?)s|trabajador(?:a|e)s|salari[eé](?:e?)s|emplead[oa]s|"
        r"assalariad(?:e|a)s"
    ),
    "volunteers": r"volunteers|volunt[aà]ri(?:e?)s|voluntari[oa]s|b[eé]n[eé]voles",
}
_PEOPLE_SAID = {
    kind: re.compile(rf"\b{_NUMBER}{_BETWEEN}\b(?:{nouns})\b", re.IGNORECASE)
    for kind, nouns in _PEOPLE.items()
}
_MONTH = "|".join(
    (
        r"a month|per month|each month|every month|monthly|/ ?month",
        r"al mes|per mes|cada mes|/ ?mes|mensual\w*",
        r"par mois|/ ?mois|mensuel\w*",
    )
)
_YEAR = "|".join(
    (
        r"a year|per year|each year|every year|yearly|annually|/ ?year",
        r"a l['’]any|per any|cada any|l['’]any|/ ?any|anuals?",
        r"al a[nñ]o|por a[nñ]o|cada a[nñ]o|/ ?a[nñ]o|anuales",
        r"par an\b|/ ?an\b|annuel\w*",
    )
)
_EUROS = r"(?:€|euros?\b|eur\b)"
_MONEY = re.compile(
    rf"(?:€\s*{_NUMBER}|{_NUMBER.replace('number', 'after')}\s*{_EUROS})"
    rf"\s*(?:(?P<month>{_MONTH})|(?P<year>{_YEAR}))",
    re.IGNORECASE,
)
_HOURS = re.compile(rf"{_NUMBER}\s*(?:h|hours?|hores|horas|heures)\s+(?:{_MONTH})", re.IGNORECASE)


MOST_PEOPLE = 100_000_000
"""More are a slip, not an organisation."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a text states plainly; None where it does not.

    Attributes:
        people: how many of each kind there are, by `members`, `staff`, `volunteers`.
        per_year: euros a year.
        hours_per_month: hours a month.
        said: the words that say so.
    """

    people: dict[str, int]
    per_year: float | None
    hours_per_month: float | None
    said: tuple[str, ...]


def amounts(text: str) -> Amounts:
    """Numbers with a noun or a period beside them; a bare number says nothing."""
    people, said = {}, []
    for kind, pattern in _PEOPLE_SAID.items():
        match = pattern.search(text)
        if match and _value(match["number"]) <= MOST_PEOPLE:
            people[kind] = int(_value(match["number"]))
            said.append(match[0])
    per_year = None
    money = _MONEY.search(text)
    if money:
        amount = _value(money["number"] or money["after"])
        per_year = amount * 12 if money["month"] else amount
        said.append(money[0])
    hours = _HOURS.search(text)
    if hours:
        said.append(hours[0])
    return Amounts(people, per_year, _value(hours["number"]) if hours else None, tuple(said))


def _value(number: str) -> float:
    """A number as it is written in any of the four languages: 1.500, 1 500, 12,50, 12.5."""
    plain = re.sub(r"[\u00a0 ]", "", number)
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", plain):
        plain = plain.replace(".", "")
    return float(plain.replace(",", "."))
