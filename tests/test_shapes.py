"""The small reader of plain data: what fits, and every problem of what does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from toolfinder.shapes import Either
from toolfinder.shapes import ListOf
from toolfinder.shapes import Number
from toolfinder.shapes import OneOf
from toolfinder.shapes import Record
from toolfinder.shapes import Shape
from toolfinder.shapes import Table
from toolfinder.shapes import Text


@dataclass(frozen=True)
class Pot:
    """What the records of these tests make."""

    plant: str = ""
    litres: float | None = None
    colours: tuple[str, ...] = ()


COLOUR = OneOf(("red", "green", "blue"))
POT = Record(
    Pot,
    {"plant": Text(), "litres": Number(0, 50, optional=True), "colours": ListOf(COLOUR)},
    required=("plant",),
    short="plant",
)
GARDEN = Table(ListOf(POT, least=1))


def findings(shape: Shape, value: Any) -> list[str]:
    """Every problem of a value as `path: message`, with an `!` where the key is wrong."""
    found = []

    def report(path: tuple[str | int, ...], message: str, *, at_key: bool = False) -> None:
        found.append(f"{'.'.join(map(str, path))}{'!' * at_key}: {message}")

    shape.read(value, (), report)
    return found


def read(shape: Shape, value: Any) -> Any:
    """A value that must fit, in its final form."""

    def report(path: tuple[str | int, ...], message: str, **_at_key: bool) -> None:
        pytest.fail(f"{path}: {message}")

    return shape.read(value, (), report)


@pytest.mark.parametrize(
    ("shape", "value", "expected"),
    [
        (Text(), "", ""),
        (Text(), "fig", "fig"),
        (Text(optional=True), None, None),
        (Text(r"[A-Z]{3}"), "EUR", "EUR"),
        (Number(0, 5), 0, 0),
        (Number(0, 5), 5, 5),
        (Number(0, 5), 2.5, 2.5),
        (Number(0, 5, whole=True), 3, 3),
        (Number(0, 5, optional=True), None, None),
        (COLOUR, "green", "green"),
        (ListOf(COLOUR), [], ()),
        (ListOf(COLOUR), ["red", "blue"], ("red", "blue")),
        (ListOf(COLOUR), ("red",), ("red",)),
        (Table(Number(0, 5)), {"fig": 1}, {"fig": 1}),
        (Either(Table(Number(0, 5)), ListOf(Text())), {"fig": 1}, {"fig": 1}),
        (Either(Table(Number(0, 5)), ListOf(Text())), ["fig"], ("fig",)),
        (POT, {"plant": "fig"}, Pot("fig")),
        (POT, {"plant": "fig", "litres": None}, Pot("fig")),
        (POT, "fig", Pot("fig")),
        (POT, Pot("fig", 3), Pot("fig", 3)),
        (
            POT,
            {"plant": "fig", "litres": 3, "colours": ["red"]},
            Pot("fig", 3, ("red",)),
        ),
        (GARDEN, {"roof": ["fig"]}, {"roof": (Pot("fig"),)}),
    ],
)
def test_what_fits_is_read(shape, value, expected):
    """Values take their final form."""
    assert expected == read(shape, value)


@pytest.mark.parametrize(
    ("shape", "value", "expected"),
    [
        (Text(), None, ": is empty"),
        (Text(), 7, ": 7 is not a text"),
        (Text(), ["fig"], ": ['fig'] is not a text"),
        (Text(), [0] * 40, ": [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ... is not a text"),
        (Text(r"[A-Z]{3}"), "eur", ": 'eur' is not of the form [A-Z]{3}"),
        (Text(r"[A-Z]{3}"), "EURO", ": 'EURO' is not of the form [A-Z]{3}"),
        (Text(r"[A-Z]{3}"), "EUR\n", ": 'EUR\\n' is not of the form [A-Z]{3}"),
        (Number(0, 5), "3", ": '3' is not a number"),
        (Number(0, 5), None, ": is empty"),
        (Number(0, 5), True, ": True is not a number"),
        (Number(0, 5), -1, ": -1 is less than 0"),
        (Number(0, 5), 7, ": 7 is more than 5"),
        (Number(0, 5), 5.01, ": 5.01 is more than 5"),
        (Number(0, 5), float("nan"), ": must be a finite number"),
        (Number(0, 5), float("inf"), ": must be a finite number"),
        (Number(0, 5), float("-inf"), ": must be a finite number"),
        (Number(0, 5, whole=True), 2.5, ": 2.5 is not a whole number"),
        (Number(0, 5, whole=True), False, ": False is not a whole number"),
        (COLOUR, "gren", ": 'gren' is none of: red, green, blue; did you mean 'green'?"),
        (COLOUR, "x", ": 'x' is none of: red, green, blue"),
        (COLOUR, None, ": None is none of: red, green, blue"),
        (COLOUR, ["red"], ": ['red'] is none of: red, green, blue; did you mean 'red'?"),
        (COLOUR, True, ": True is none of: red, green, blue"),
        (ListOf(COLOUR), "red", ": 'red' is not a list"),
        (ListOf(COLOUR), {"red": 1}, ": {'red': 1} is not a list"),
        (ListOf(COLOUR, least=1), [], ": is empty"),
        (Table(Text()), ["fig"], ": ['fig'] is not a list of keys and values"),
        (Either(Table(Text()), ListOf(Text())), 7, ": 7 is not a list"),
        (POT, 7, ": 7 is not a list of keys and values"),
        (POT, None, ": is empty"),
        (POT, {}, "plant: is missing"),
        (
            POT,
            {"plant": "fig", "liters": 1},
            "liters!: unknown key 'liters'; did you mean 'litres'?",
        ),
        (
            POT,
            {"plant": "fig", "zzz": 1},
            "zzz!: unknown key 'zzz'; there are: plant, litres, colours",
        ),
        (POT, {"plant": "fig", 1: 1}, "1!: unknown key 1; there are: plant, litres, colours"),
    ],
)
def test_what_does_not_fit_is_told_in_plain_words(shape, value, expected):
    """One sentence each, with the value and what was wanted."""
    assert [expected] == findings(shape, value)


def test_a_number_too_large_for_a_computer_is_more_than_the_limit():
    """A whole number of 400 digits is a slip of the keyboard, not a crash."""
    [finding] = findings(Number(0, 5), 10**400)
    assert finding.endswith("000 is more than 5")


def test_every_problem_is_found_at_once():
    """The reader goes on after the first problem, into every branch."""
    data = {
        "roof": [{"plant": 7, "litres": -1, "colours": ["rde", "blue", 3]}, 5],
        "yard": [],
        "door": {"plant": "fig"},
    }
    assert findings(GARDEN, data) == [
        "roof.0.plant: 7 is not a text",
        "roof.0.litres: -1 is less than 0",
        "roof.0.colours.0: 'rde' is none of: red, green, blue; did you mean 'red'?",
        "roof.0.colours.2: 3 is none of: red, green, blue",
        "roof.1: 5 is not a list of keys and values",
        "yard: is empty",
        "door: {'plant': 'fig'} is not a list",
    ]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(VALUES)
def test_any_data_is_either_read_or_reported(value):
    """No data makes the reader fail."""
    shape = Table(Either(POT, ListOf(Either(GARDEN, COLOUR))))
    assert all(": " in finding for finding in findings(shape, value))


@given(
    st.recursive(
        st.none() | st.integers(-9, 60) | st.sampled_from(("red", "fig", "plant", "")),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(("plant", "litres", "colours", "x")), inner)
        ),
        max_leaves=8,
    ),
    st.sampled_from((POT, GARDEN, COLOUR, ListOf(POT, least=1), Text(r"[a-z]+"), Number(0, 50))),
)
def test_the_schema_accepts_what_the_reader_reads_and_nothing_else(value, shape):
    """An editor that knows the schema and toolfinder itself agree."""
    assert Draft202012Validator(shape.schema()).is_valid(value) == (not findings(shape, value))
