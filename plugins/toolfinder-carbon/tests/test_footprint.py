"""The arithmetic and the table of grids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toolfinder.catalogue.folder import Layer
from toolfinder.catalogue.folder import shipped_catalogue
from toolfinder.catalogue.read import read_catalogue

from toolfinder_carbon import CATALOGUE
from toolfinder_carbon import FACTS
from toolfinder_carbon.criterion import VALUE
from toolfinder_carbon.footprint import ACCOUNTING
from toolfinder_carbon.footprint import WATTS_PER_GB
from toolfinder_carbon.footprint import electricity
from toolfinder_carbon.footprint import hull
from toolfinder_carbon.footprint import kilograms
from toolfinder_carbon.footprint import product
from toolfinder_carbon.grid import Grid
from toolfinder_carbon.grid import anywhere
from toolfinder_carbon.grid import grids

GRIDS = st.sampled_from([(5.0, 8.0), (24.0, 36.0), (300.0, 400.0), (900.0, 1500.0)])


def test_a_gigabyte_draws_half_a_watt_to_three():
    """0.392 W of memory, and a quarter of an idle processor (0.71 W) to a half busy one."""
    assert pytest.approx((0.5695, 2.877)) == WATTS_PER_GB


def test_kilograms_by_hand():
    """1 GB at 0.5695 to 2.877 W is 4.989 to 25.203 kWh a year; PUE 1.5; 100 to 200 g."""
    assert kilograms((1, 1), (1.5, 1.5), (100, 200)) == pytest.approx((0.748323, 7.560756))


def test_products_and_hulls():
    """End by end."""
    assert product((1, 2), (3, 4), (0.5, 0.5)) == (1.5, 4)
    assert hull([(1, 2), (0.5, 1), (1.5, 1.6)]) == (0.5, 2)


@pytest.mark.parametrize(
    ("kilos", "expected"),
    [(0, 1), (1, 1), (5.5, 0.85), (10, 0.7), (30, 0.5), (50, 0.3), (125, 0.15), (200, 0), (999, 0)],
)
def test_anchors(kilos, expected):
    """One kilogram is as good as one could ask, two hundred are unacceptable."""
    assert VALUE(kilos) == pytest.approx(expected)


def test_two_hundred_kilograms_are_fifty_watts_on_the_world_s_grid():
    """As the anchor says: 0.05 kW x 8760 h x 473 g."""
    assert pytest.approx(207, abs=0.5) == 0.05 * 8760 * 0.473


@given(GRIDS, st.sampled_from(ACCOUNTING))
def test_cleaner_electricity_is_never_worse(grid, accounting):
    """Fossil, mixed, renewable; and what nobody says is no better than renewable."""
    fossil, mixed, renewable = (
        electricity(kind, grid, accounting) for kind in ("fossil", "mixed", "renewable")
    )
    assert fossil[0] >= mixed[0] >= renewable[0]
    assert fossil[1] >= mixed[1] >= renewable[1]
    unknown = electricity(None, grid, accounting)
    assert unknown == grid
    assert renewable[0] <= unknown[0]


def test_grids_of_the_table():
    """As Ember has them for 2024, with a fifth either way."""
    assert grids()["ES"] == Grid(146.15, 2024)
    assert grids()["FR"].today == pytest.approx((35.344, 53.016))
    assert len(grids()) == 207
    assert {grid.year for grid in grids().values()} == {2022, 2023, 2024}
    assert anywhere() == pytest.approx((20.83 * 0.8, 1306.3 * 1.2))


@pytest.mark.parametrize(
    "line",
    [
        "ES,2024",
        "ES,2024,-1",
        "ES,2024,nan",
        "ES,soon,146",
        "ESP,2024,146",
        "FR,2024,44",
        "ES,2024,0",
    ],
)
def test_a_wrong_line_of_the_table_is_named(tmp_path, line):
    """With its number, and what it should be."""
    file = tmp_path / "grid.csv"
    file.write_text(f"# source\ncountry,year,g_per_kwh\nFR,2024,44.18\n{line}\n")
    with pytest.raises(ValueError, match=r"^grid.csv:4: .* is no new country,year,g_per_kwh$"):
        grids(file)


def test_the_countries_and_providers_are_those_of_the_catalogue():
    """No code that there is not, and each observation is read."""
    read = read_catalogue(
        shipped_catalogue(), [Layer("carbon", facts=FACTS), Layer("carbon", CATALOGUE)]
    )
    assert set(grids()) <= set(read.vocabulary.countries.codes)
    assert sorted(read.observed_providers) == ["infomaniak", "ovhcloud", "scaleway"]
    found = [one for each in read.observed_providers.values() for one in each]
    assert all(1 <= one.facts["pue"][0] <= one.facts["pue"][1] < 3 for one in found)
