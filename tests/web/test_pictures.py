"""Pictures: the same figures as beside them, and colours that can be told apart."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import toolfinder.web.site
from toolfinder.web.pictures import contributions_bar
from toolfinder.web.pictures import heat_map
from toolfinder.web.pictures import interval_bar

CSS = (Path(toolfinder.web.site.__file__).parent / "static" / "site.css").read_text("utf-8")
LIGHT, DARK, PAPER = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", block))
    for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
)


def parsed(svg):
    """The picture, read as XML."""
    return ET.fromstring(svg)  # noqa: S314 - our own


def luminance(colour):
    """Relative luminance (WCAG 2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """Contrast ratio (WCAG 2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, {**LIGHT, **DARK}, {**LIGHT, **PAPER}])
def test_figures_in_pictures_can_be_read(scheme):
    """Text has a contrast of 4.5 on its ground, bars have 3 on the card, in every scheme."""
    for shade in range(5):
        text = "on-pale" if shade < 3 else "on-full"
        assert contrast(scheme[f"heat-{shade}"], scheme[text]) >= 4.5, shade
        assert f".heat-text-{shade}" in CSS
        assert f".heat-line-{shade}" in CSS
    for part in ("odd", "even"):
        assert contrast(scheme[part], scheme["on-part"]) >= 4.4, part
        assert contrast(scheme[part], scheme["card"]) >= 3, part


def test_contributions_stand_side_by_side_in_the_order_of_the_table():
    """Three units a point, numbered where there is room, and up to the score."""
    picture = parsed(contributions_bar([40.0, 10.0, 3.0, 0.1, 0.0], "What <it> is made of"))
    assert picture.get("role") == "img"
    assert picture.get("aria-label") == "What <it> is made of"
    parts = [one for one in picture if (one.get("class") or "").startswith("part-")]
    bars = [one for one in parts if one.tag == "rect"]
    assert [(one.get("class"), one.get("x"), one.get("width")) for one in bars] == [
        ("part-odd", "0.0", "119.2"),
        ("part-even", "120.0", "29.2"),
        ("part-odd", "150.0", "8.2"),
    ]
    assert [(one.text, one.get("x")) for one in parts if one.tag == "text"] == [
        ("1", "60.0"),
        ("2", "135.0"),
    ]


def test_a_method_that_takes_points_away_draws_nothing_backwards():
    """A bar has no negative width."""
    picture = parsed(contributions_bar([30.0, -5.0, 20.0], "x"))
    assert [one.get("x") for one in picture if (one.get("class") or "") == "part-odd"] == [
        "0.0",
        "90.0",
    ]


@pytest.mark.parametrize(
    ("span", "shade", "figures"),
    [
        ((0.0, 0.0), 0, "0"),
        ((0.0, 39.0), 0, "0–39"),
        ((0.0, 40.0), 1, "0–40"),
        ((20.0, 80.4), 2, "20–80"),
        ((99.6, 100.0), 4, "100"),
    ],
)
def test_a_cell_is_shaded_by_the_middle_of_its_interval(span, shade, figures):
    """And says its figures; its line is as long as the interval."""
    picture = parsed(heat_map(["Alpha"], [("Freedom", [span])], "Heat"))
    (text,) = [one for one in picture if (one.get("class") or "").startswith("heat-text-")]
    assert (text.get("class"), text.text) == (f"heat-text-{shade}", figures)
    (line,) = [one for one in picture if (one.get("class") or "").startswith("heat-line-")]
    assert float(line.get("width")) == max(round((span[1] - span[0]) / 2, 1), 4)


def test_a_heat_map_has_its_names_and_leaves_out_what_does_not_apply():
    """Names on two short lines; a long one is cut, and whole in the table."""
    picture = parsed(
        heat_map(
            ["Open Food Network", "BigBlueButton", "A <b>"], [("F & G", [None, (1, 2), None])], "H"
        )
    )
    texts = {name: [] for name in ("heat-head", "heat-row", "heat-text-0")}
    for one in picture:
        if one.tag == "text":
            texts[one.get("class")].append(one.text)
    assert texts == {
        "heat-head": ["Open Food", "Network", "BigBlueB…", "A <b>"],
        "heat-row": ["F & G"],
        "heat-text-0": ["1–2"],
    }


@pytest.mark.parametrize(
    ("label", "left", "shown"),
    [("Fit", 21, "Fit"), ("Modèle économique", 119, "Modèle économique"), ("x" * 30, 168, None)],
)
def test_labels_of_a_heat_map_have_room(label, left, shown):
    """As long as the longest; what is too long is cut."""
    picture = parsed(heat_map(["A"], [(label, [(0, 1)])], "H"))
    (text,) = [one for one in picture if one.get("class") == "heat-row"]
    assert text.text == (shown or f"{'x' * 23}…")
    assert int(picture.get("width")) == left + 64
    (cell,) = [one for one in picture if one.get("class") == "heat-0"]
    assert cell.get("x") == str(left + 1)


@pytest.mark.parametrize(
    ("low", "high", "x", "width"),
    [(0, 100, "0.0", "200.0"), (50, 50, "100.0", "2.0"), (100, 100, "198.0", "2.0")],
)
def test_an_interval_is_drawn_within_its_bar(low, high, x, width):
    """And is never too short to be seen."""
    (_all, bar) = parsed(interval_bar(low, high, "x"))
    assert (bar.get("x"), bar.get("width")) == (x, width)
