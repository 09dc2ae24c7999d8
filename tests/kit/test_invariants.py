"""The kit: built-in criteria and gates pass it, and what it looks for is found."""

from __future__ import annotations

import random
import socket

import pytest

from toolfinder import gates
from toolfinder.criteria import BUILT_IN
from toolfinder.criterion import Assessment
from toolfinder.criterion import Criterion
from toolfinder.criterion import Gate
from toolfinder.criterion import Verdict
from toolfinder.i18n import said
from toolfinder.kit import invariants
from toolfinder.kit.cases import NOT_APPLICABLE
from toolfinder.kit.cases import Case
from toolfinder.kit.subjects import claim
from toolfinder.methods import PowerMean
from toolfinder.testing import CriterionTests
from toolfinder.testing import GateTests
from toolfinder.testing import MethodTests


def text(word):
    """A word in four languages."""
    return said(en=word, ca=f"{word} ca", es=f"{word} es", fr=f"{word} fr")


class Good(Criterion):
    """What a criterion should be: free software counts, unknown is open."""

    id = "good"
    label = text("Good")
    question = text("Is it good?")
    why = text("Because.")
    measured = text("By its energy.")
    anchors = (text("fossil"), text("renewable"))
    reads = ("energy", "skill")
    monotone = {"energy": ("fossil", "mixed", "renewable")}  # noqa: RUF012

    def assess(self, subject, organisation):
        values = {"fossil": 0.0, "mixed": 0.4, "renewable": 1.0}
        found = [values[c.value] for c in subject.claims_on("energy")] or [0.0, 1.0]
        return Assessment(min(found), max(found))

    def assess_many(self, subjects, organisation):
        return [self.assess(one, organisation) for one in subjects]


class Patient(Gate):
    """What a gate should be."""

    id = "patient"
    label = text("Patient")
    question = text("Can it wait?")
    why = text("Because.")
    reads = ("energy",)

    def check(self, subject, organisation):
        claims = subject.claims_on("energy")
        if not claims:
            return Verdict.unproven("nobody knows")
        return Verdict.failed("fossil") if claims[0].value == "fossil" else Verdict.passed()


class TestGood(CriterionTests):
    """The classes that plugins inherit from, on a criterion that is right."""

    criterion = Good
    cases = (
        Case("renewable", (1, 1), {"energy": "renewable"}),
        Case(
            "disputed", (0, 0.4), {"energy": [claim("energy", "fossil"), claim("energy", "mixed")]}
        ),
        Case("unknown", (0, 1)),
    )


class TestPowerMean(MethodTests):
    """And on a method that comes with toolfinder."""

    method = PowerMean


class TestPatient(GateTests):
    """And on a gate that is right."""

    gate = Patient
    cases = (
        Case("fossil", "fail", {"energy": "fossil"}),
        Case("mixed", "pass", {"energy": "mixed"}),
        Case("unknown", "unproven"),
    )


def changed(base=Good, **changes):
    """A criterion or gate that is not quite right."""
    return type("Changed", (base,), changes)()


def rating(rate):
    """An `assess` that rates the first claim on energy, or None, and does so one by one."""

    def assess(_self, subject, _organisation):
        claims = subject.claims_on("energy")
        return rate(claims[0].value if claims else None)

    return {"assess": assess}


SURE = {"fossil": 0.0, "mixed": 0.4, "renewable": 1.0, None: 0.0}


@pytest.mark.parametrize(
    ("check", "judge", "why"),
    [
        ("presents_itself", changed(id="Not Kebab"), "is not kebab-case"),
        ("presents_itself", changed(question=""), "question: is empty"),
        ("presents_itself", changed(anchors=("", "")), "anchors: say what 0 means"),
        (
            "presents_itself",
            changed(reads=("energie",)),
            "no fact and no part of the profile 'energie'",
        ),
        ("presents_itself", changed(importance=9), "importance 9 is not from 0 to 5"),
        ("presents_itself", changed(scope="need"), "scope 'need' is none of: offer, organisation"),
        ("presents_itself", changed(lifecycle="new"), "lifecycle 'new' is none of"),
        ("presents_itself", changed(defaults={"a": 1}), "defaults of options that there are not"),
        ("presents_itself", changed(scope="offer", network=True), "its scope is the organisation"),
        ("is_translated", changed(label="Good"), "label: is not translated into 'ca'"),
        ("is_translated", changed(anchors=("a", "b")), "anchors, 0: is not translated"),
        (
            "keeps_to_the_contract",
            changed(**rating(lambda _v: Assessment(0, 2))),
            "returned 0.0 to 2.0",
        ),
        ("keeps_to_the_contract", changed(**rating(lambda _v: 1 / 0)), "ZeroDivisionError"),
        ("keeps_to_the_contract", changed(reads=()), "without declaring it"),
        (
            "keeps_to_the_contract",
            changed(**rating(lambda _v: socket.getaddrinfo("localhost", 1))),
            "reaches for the network without leave",
        ),
        (
            "is_deterministic",
            changed(**rating(lambda _v: Assessment(random.random(), 1))),  # noqa: S311
            "to the same question",
        ),
        (
            "unknown_is_no_merit",
            changed(
                **rating(lambda v: Assessment(SURE[v] / 2, SURE[v] / 2) if v else Assessment(1, 1))
            ),
            "energy: unknown counts 1.000, the best that is known 0.500",
        ),
        (
            "is_monotone",
            changed(**rating(lambda v: Assessment(1 - SURE[v], 1 - SURE[v]))),
            "monotone: of energy, a better value makes the answer worse",
        ),
        (
            "answers_many_as_one",
            changed(
                assess_many=lambda _self, several, _organisation: [
                    Assessment(0, 0) for _ in several
                ]
            ),
            "assess_many answers",
        ),
        ("presents_itself", changed(Patient, why=""), "why: is empty"),
        ("keeps_to_the_contract", changed(Patient, check=lambda *_all: True), "returned bool"),
    ],
)
def test_what_is_not_right_is_found(check, judge, why):
    """With the sentence that a reviewer would say."""
    with pytest.raises(AssertionError) as found:
        getattr(invariants, check)(judge)
    assert why in str(found.value)


@pytest.mark.parametrize(
    "judge", [made() for made in (*BUILT_IN, *gates.BUILT_IN)], ids=lambda j: j.id
)
def test_what_comes_with_toolfinder_passes_the_kit(judge):
    """All but what only plugins must do: say why in a gate."""
    for check in invariants.checks_of(judge):
        if isinstance(judge, Gate) and check is invariants.presents_itself:
            continue
        check(judge)


@pytest.mark.parametrize(
    ("case", "judge", "why"),
    [
        (Case("wrong", (1, 1)), Good(), r"wrong: \(0\.0, 1\.0\), not \(1, 1\)"),
        (Case("left out", NOT_APPLICABLE), Good(), "left out: "),
        (Case("passes", "pass"), Patient(), r"passes: unproven, not pass \(nobody knows\)"),
    ],
)
def test_a_case_that_is_answered_otherwise_says_how(case, judge, why):
    """And why the criterion or gate thinks so."""
    with pytest.raises(AssertionError, match=why):
        case.check(judge)
