"""Says what was understood of a free text, what is doubtful and what was not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolfinder.i18n import N_
from toolfinder.i18n import Term
from toolfinder.i18n import language
from toolfinder.i18n import number

if TYPE_CHECKING:
    from toolfinder.i18n import Message
    from toolfinder.matching.understand import Question
    from toolfinder.matching.understand import Understanding

_NEED = N_("{need}, because of: {words}")
_NEED_WHOLE = N_("{need}, because of the whole of it")
_PEOPLE = {
    "members": N_("{n} members"),
    "staff": N_("{n} employees"),
    "volunteers": N_("{n} volunteers"),
}
_MONEY = N_("a budget of {n} EUR a year")
_HOURS = N_("{n} hours a month")
_PRODUCT = N_("in use today: {product}")
_READ_AS = N_("“{word}” read as “{meant}”")
_DID_YOU_MEAN = N_("“{said}”: did you mean {choices}?")
_CHOICE = N_("{place}. {need}")
_REFUSED = N_("“{said}” says what you do not want; it is not used.")
_ASSUMED = N_("assumed, as nothing was said of it: {skill}; preferred language: {language}")
_UNCLEAR = N_("“{said}” was not understood. There are needs on: {groups}.")


def understood(found: Understanding) -> tuple[Message, ...]:
    """Everything that is used: needs with the words that say so, numbers, products, repairs."""
    needs = [
        _NEED(need=Term("need", one.need), words=", ".join(one.words))
        if one.words
        else _NEED_WHOLE(need=Term("need", one.need))
        for one in found.needs
    ]
    stated = found.amounts
    numbers = [_PEOPLE[kind](n=str(count)) for kind, count in stated.people.items()]
    if stated.per_year is not None:
        numbers.append(_MONEY(n=number(stated.per_year)))
    if stated.hours_per_month is not None:
        numbers.append(_HOURS(n=number(stated.hours_per_month, 1)))
    products = [_PRODUCT(product=Term("tool", product)) for product in found.products]
    repairs = [_READ_AS(word=word, meant=meant) for word, meant in found.read_as.items()]
    assumed = _ASSUMED(skill=Term("skill", SKILL), language=Term("language", language()))
    return (*needs, *numbers, *products, *repairs, assumed)


SKILL = "1"
"""The skill that is assumed where a text says nothing of it."""


def doubts(found: Understanding, groups: tuple[str, ...]) -> tuple[Message, ...]:
    """Everything that is not used: what may be meant, and what nobody can tell.

    Args:
        groups: ids of the groups of needs, named where nothing comes near.
    """
    asked = [_DID_YOU_MEAN(said=one.said, choices=choices(one)) for one in found.questions]
    named = tuple(Term("group", group) for group in groups)
    unclear = [_UNCLEAR(said=said, groups=named) for said in found.unclear]
    refused = [_REFUSED(said=said) for said in found.refused]
    return (*asked, *unclear, *refused)


def choices(question: Question) -> tuple[Message, ...]:
    """The needs that a question offers, numbered from one."""
    return tuple(
        _CHOICE(place=str(place), need=Term("need", need))
        for place, need in enumerate(question.choices, start=1)
    )
