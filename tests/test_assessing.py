"""What is made of the answers of criteria and gates."""

from __future__ import annotations

from dataclasses import fields

import pytest

from toolfinder.assessing import Panel
from toolfinder.criterion import Assessment
from toolfinder.criterion import Criterion
from toolfinder.criterion import Gate
from toolfinder.criterion import NotApplicable
from toolfinder.criterion import Outcome
from toolfinder.criterion import Verdict
from toolfinder.i18n import render
from toolfinder.kit.subjects import claim
from toolfinder.kit.subjects import profile
from toolfinder.kit.subjects import subject
from toolfinder.model.subject import Subject

LICENCE = claim("licence", "MIT")


class Says(Criterion):
    """A criterion that gives this answer."""

    id = "says"
    reads = ("licence", "export")

    def __init__(self, answer):
        self.answer = answer

    def assess(self, subject, organisation):
        """Give it."""
        return self.answer


def assessed(criterion):
    """What is made of a criterion's answer, and what is complained of."""
    complaints = []
    (answer,) = Panel(complaints.append).assess(criterion, [subject(LICENCE)], profile())
    return answer, complaints


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Assessment("0.25", True, claims=[LICENCE]), Assessment(0.25, 1.0, claims=(LICENCE,))),
        (None, NotApplicable()),
        (NotApplicable("why"), NotApplicable("why")),
    ],
)
def test_an_answer_is_brought_into_shape(answer, expected):
    """Ends are numbers, claims a tuple; no answer at all leaves the criterion out."""
    assert assessed(Says(answer)) == (expected, [])


def test_a_criterion_that_fails_is_unknown_says_why_and_misses_what_it_reads():
    """The same message goes to whoever listens."""
    found, (complaint,) = assessed(Says(2))
    place = f"{__file__}:{Says.assess.__code__.co_firstlineno}"
    said = (
        f"The criterion says could not be computed ({place}: returned int); it counts as unknown."
    )
    assert found == Assessment(0.0, 1.0, complaint, missing=("licence", "export"))
    assert render(complaint) == said


def test_who_declares_nothing_reads_nothing():
    """`reads = None` is no key to all facts."""

    class Nosy(Criterion):
        id = "nosy"
        reads = None

        def assess(self, subject, organisation):
            return Assessment(0, len(subject.claims_on("licence")))

    class NosyGate(Gate):
        id = "nosy"
        reads = None

        def check(self, subject, organisation):
            return Verdict.passed(claims=subject.claims_on("licence"))

    complaints = []
    panel = Panel(complaints.append)
    panel.assess(Nosy(), [subject(LICENCE)], profile())
    (verdict,) = panel.check(NosyGate(), [subject(LICENCE)], profile())
    why = "PluginError: reads the fact 'licence' without declaring it in `reads`"
    assert verdict.outcome is Outcome.UNPROVEN
    first, second = (
        f"{__file__}:{judge.__code__.co_firstlineno + 1}" for judge in (Nosy.assess, NosyGate.check)
    )
    assert [render(complaint) for complaint in complaints] == [
        f"The criterion nosy could not be computed ({first}: {why}); it counts as unknown.",
        f"The gate nosy could not be computed ({second}: {why}).",
    ]


def test_a_reader_sees_everything_but_the_facts_that_it_does_not_declare():
    """Whatever else a subject holds, now or later."""
    whole = Subject(**{each.name: object() for each in fields(Subject)})
    seen = whole.reading(("licence",))
    assert seen.reads == ("licence",)
    assert {each.name for each in fields(Subject)} - {"reads"} == {
        each.name
        for each in fields(Subject)
        if getattr(whole, each.name) is getattr(seen, each.name)
    }
